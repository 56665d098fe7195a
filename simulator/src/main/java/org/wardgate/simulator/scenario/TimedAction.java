package org.wardgate.simulator.scenario;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.scenario.device.CapnostreamCapnograph;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.DraegerMedibus;
import org.wardgate.simulator.scenario.device.NewEraPump;
import org.wardgate.simulator.scenario.device.PhilipsIntellivue;

/** Something that befalls a device. */
public record TimedAction(
        @Doc("When, in patient time since the scenario's start.")
        Duration at,

        @Doc("The device's name at the bed.") String device,
        @Doc("What befalls it.") Action action,

        @Doc("For babble: how many random bytes per second.") @Default("960") @Range(min = "1", max = "1000000")
        int bytesPerSecond,

        @Doc("For babble: the same seed gives the same bytes.") @Default("1")
        long seed,

        @Doc("For disturb: what is wrong with the line from then on, in the order in which the bytes meet it.")
        @Default("[]")
        List<LineFault> faults,

        @Doc("For disturb: for how long, in patient time; without it until another action ends it.") @Nullable
        Duration lasting,

        @Doc("For jump-clock: how the device's clock jumps.") @Nullable
        ClockJump jump,

        @Doc("For set-rate: the new rate in mL/h.") @Nullable @Range(min = "0.00", max = "1200.00")
        Decimal rate) {

    public TimedAction {
        faults = List.copyOf(faults);
        if ((action == Action.DISTURB) == faults.isEmpty() || (action != Action.DISTURB && lasting != null)) {
            throw new BadValue("action", "'faults' and 'lasting' are for action disturb, which needs 'faults'");
        }
        if ((action == Action.JUMP_CLOCK) == (jump == null)) {
            throw new BadValue("action", "'jump' is for action jump-clock, which needs it");
        }
        if ((action == Action.SET_RATE) == (rate == null)) {
            throw new BadValue("action", "'rate' belongs to set-rate, which needs it");
        }
    }

    /** An action that has no more to say. */
    public TimedAction(Duration at, String device, Action action) {
        this(at, device, action, 960, 1, List.of(), null, null, null);
    }

    /** A jump of a device's own clock. */
    public record ClockJump(
            @Doc("Which clock.") @Default("absolute") Clock clock,
            @Doc("How far.") Duration by,
            @Doc("Whether it goes back.") @Default("false") boolean backwards) {

        /** How far, negative when it goes back. */
        Duration step() {
            return backwards ? by.negated() : by;
        }
    }

    /** The clocks of a monitor. */
    public enum Clock {
        /** The wall clock that its users see and set. */
        ABSOLUTE,
        /** The time since power-on, in which its answers are stamped. */
        RELATIVE
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
        /** Things go wrong on the line, in place of those that did before. */
        DISTURB(false),
        /** The line is clear again. */
        MEND(false),
        /** The monitor's clock jumps. */
        JUMP_CLOCK(false),
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
        CONNECT_LINE(true),
        /** Power fails and comes back: the pump stands still and alarms for it. */
        POWER_CYCLE(true),
        /** An oximeter's probe comes off the finger. */
        FINGER_OFF(false),
        /** The probe is put on again. */
        FINGER_ON(false),
        /** A ventilator is put in standby. */
        STANDBY(false),
        /** It is taken out of standby. */
        END_STANDBY(false),
        /** Somebody at the bed starts a measurement of the cuff. */
        MEASURE_PRESSURE(false),
        /** The cuff comes off the arm. */
        CUFF_OFF(false),
        /** The cuff is put on again. */
        CUFF_ON(false),
        /** An electrode of the monitor comes off. */
        LEADS_OFF(false),
        /** The electrode is put on again. */
        LEADS_ON(false),
        /** A capnograph's FilterLine is pulled out. */
        FILTERLINE_OFF(false),
        /** It is put in again. */
        FILTERLINE_ON(false);

        private final boolean forPumps;

        Action(boolean forPumps) {
            this.forPumps = forPumps;
        }

        /** Whether frames on the line may arrive damaged, or in part, for it. */
        public boolean mayDamageFrames() {
            return this == UNPLUG || this == BABBLE || this == DISTURB;
        }

        boolean suits(DeviceSpec device) {
            return switch (this) {
                case JUMP_CLOCK -> device instanceof PhilipsIntellivue;
                case POWER_CYCLE -> device instanceof NewEraPump;
                case FINGER_OFF, FINGER_ON -> device.isOximeter();
                case STANDBY, END_STANDBY -> device instanceof DraegerMedibus;
                case MEASURE_PRESSURE, CUFF_OFF, CUFF_ON -> device.hasCuff();
                case LEADS_OFF, LEADS_ON -> device.hasElectrodes();
                case FILTERLINE_OFF, FILTERLINE_ON -> device instanceof CapnostreamCapnograph;
                default -> !forPumps || device.isPump();
            };
        }

        /** What a device would have to be that it does not suit. */
        String wanted() {
            return switch (this) {
                case JUMP_CLOCK -> "a philips-intellivue";
                case POWER_CYCLE -> "a new-era-pump";
                case FINGER_OFF, FINGER_ON -> "an oximeter";
                case STANDBY, END_STANDBY -> "a draeger-medibus";
                case MEASURE_PRESSURE, CUFF_OFF, CUFF_ON -> "a device with a cuff";
                case LEADS_OFF, LEADS_ON -> "a device with electrodes";
                case FILTERLINE_OFF, FILTERLINE_ON -> "a capnostream-capnograph";
                default -> "a pump";
            };
        }
    }
}
