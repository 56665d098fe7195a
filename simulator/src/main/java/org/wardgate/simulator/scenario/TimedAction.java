package org.wardgate.simulator.scenario;

import java.time.Duration;
import org.wardgate.config.Default;
import org.wardgate.config.Range;

/**
 * Something that befalls a device.
 *
 * @param at when, in patient time since the scenario's start.
 * @param device the device's name at the bed.
 * @param action what.
 * @param bytesPerSecond for {@code babble}: how many random bytes per second.
 * @param seed for {@code babble}: the same seed gives the same bytes.
 */
public record TimedAction(
        Duration at,
        String device,
        Action action,
        @Default("960") @Range(min = "1", max = "1000000") int bytesPerSecond,
        @Default("1") long seed) {

    /** What can befall a device; the spelling in a file is in lower case with dashes. */
    public enum Action {
        /** The cable comes out. */
        UNPLUG(false),
        /** The cable is put in again. */
        PLUG(false),
        /** The device is deaf and mute. */
        FREEZE(false),
        /** Random bytes come in place of the device. */
        BABBLE(false),
        /** The end of freeze and babble. */
        THAW(false),
        /** The patient's line is clamped. */
        OCCLUDE(true),
        /** The clamp is opened. */
        RELEASE_OCCLUSION(true),
        /** Somebody presses HOLD. */
        HOLD(true),
        /** Somebody presses START. */
        RUN(true);

        private final boolean forPumps;

        Action(boolean forPumps) {
            this.forPumps = forPumps;
        }

        boolean suits(DeviceSpec device) {
            return !forPumps || device.isPump();
        }
    }
}
