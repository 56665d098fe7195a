package org.wardgate.simulator.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;

/**
 * Something that befalls a device.
 *
 * @param at when, in patient time since the scenario's start.
 * @param device the device's name at the bed.
 * @param action what.
 * @param rate for {@code set-rate}: the new rate in mL/h.
 * @param bytesPerSecond for {@code babble}: how many random bytes per second.
 * @param seed for {@code babble}: the same seed gives the same bytes.
 */
public record TimedAction(
        Duration at,
        String device,
        Action action,
        @Nullable @Range(min = "0.00", max = "1200.00") Decimal rate,
        @Default("960") @Range(min = "1", max = "1000000") int bytesPerSecond,
        @Default("1") long seed) {

    public TimedAction {
        if ((rate != null) != (action == Action.SET_RATE)) {
            throw new IllegalArgumentException("'rate' belongs to set-rate, which needs it");
        }
    }

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
        RUN(true),
        /** Somebody dials another rate. */
        SET_RATE(true),
        /** The line comes off the patient; the pump cannot know. */
        DISCONNECT_LINE(true),
        /** Line and patient are joined again. */
        CONNECT_LINE(true);

        private final boolean forPumps;

        Action(boolean forPumps) {
            this.forPumps = forPumps;
        }

        boolean suits(DeviceSpec device) {
            return !forPumps || device.isPump();
        }
    }
}
