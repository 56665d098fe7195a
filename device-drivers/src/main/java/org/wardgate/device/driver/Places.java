package org.wardgate.device.driver;

import java.util.regex.Pattern;

/**
 * Where the devices that share a line are to be found on it.
 *
 * @param pattern how a place is spelled: lower-case letters, digits and hyphens.
 * @param words how it is spelled, for a person: {@code pillar and slot, such as 1-10}.
 */
public record Places(Pattern pattern, String words) {

    /** Whether a place is spelled as it has to be. */
    public boolean contains(String place) {
        return pattern.matcher(place).matches();
    }
}
