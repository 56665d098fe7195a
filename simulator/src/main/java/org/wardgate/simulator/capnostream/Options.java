package org.wardgate.simulator.capnostream;

import java.time.LocalDateTime;

/**
 * A monitor as it is switched on.
 *
 * @param serialNumber product, revision and number: ten characters.
 * @param unit in what it shows carbon dioxide.
 * @param clock its clock when it is made.
 */
public record Options(String serialNumber, PressureUnit unit, LocalDateTime clock) {
    public Options {
        if (!serialNumber.matches("[A-Z][0-9]{9}")) {
            throw new IllegalArgumentException(
                    "a serial number is a capital letter and nine digits, not '" + serialNumber + "'");
        }
    }
}
