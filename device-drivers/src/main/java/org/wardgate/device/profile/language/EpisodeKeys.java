package org.wardgate.device.profile.language;

import java.util.List;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;

/**
 * A series of single measurements, such as those of a cuff, of which the device repeats the last until the next.
 *
 * @param name its name.
 * @param newIf the flags that say that another measurement is made or was made: the next result is a new one, also where its
 *     numbers are those of the one before.
 */
public record EpisodeKeys(
        @Doc("Its name.") String name,

        @Doc("The flags that say that the next result is a new one, whatever its numbers.") @Default("[]")
        List<String> newIf) {}
