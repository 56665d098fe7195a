package org.wardgate.device.fresenius;

import java.util.regex.Pattern;
import org.wardgate.device.driver.Places;

/**
 * Who is asked, or answers. Source: Base protocol, bytes and frames.
 *
 * @param prefix what stands before the text: {@code 0} for the base, the digit of a module, nothing for a stand-alone pump.
 */
record Address(String prefix) {
    static final Address BASE = new Address("0");
    static final Address ALONE = new Address("");

    /** How places are spelled in configuration. */
    static final Places PLACES = new Places(Pattern.compile("[1-9]"), "the number of a module of the base, 1 to 9");

    static Address module(int number) {
        return new Address(Integer.toString(number));
    }
}
