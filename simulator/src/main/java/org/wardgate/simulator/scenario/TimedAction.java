package org.wardgate.simulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
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

        @Doc("For disturb and standby: for how long, in patient time; without it until another action ends it.")
        @Nullable
        Duration lasting,

        @Doc("For jump-clock: how the device's clock jumps.") @Nullable
        ClockJump jump,

        @Doc("For set-rate: the new rate in mL/h.") @Nullable @Range(min = "0.00", max = "1200.00")
        Decimal rate,

        @Doc("Of a rack: which of its pumps, by the place in which it stands, or stood before it was taken out.")
        @Nullable
        String pump,

        @Doc("For put-in: the place in which the pump is put; without it the one from which it was taken.") @Nullable
        String slot,

        @Doc("For exchange: the serial number of the pump that takes the place.") @Nullable
        String serial,

        @Doc("For bolus: how much, in mL.") @Nullable @Range(min = "0.1", max = "50")
        Decimal volume) {

    public TimedAction {
        faults = List.copyOf(faults);
        if ((action == Action.DISTURB) == faults.isEmpty()
                || (action != Action.DISTURB && action != Action.STANDBY && lasting != null)) {
            throw new BadValue(
                    "action",
                    "'faults' and 'lasting' are for action disturb, which needs 'faults'; standby may be 'lasting'");
        }
        if ((action == Action.JUMP_CLOCK) == (jump == null)) {
            throw new BadValue("action", "'jump' is for action jump-clock, which needs it");
        }
        if ((action == Action.SET_RATE) == (rate == null)) {
            throw new BadValue("action", "'rate' belongs to set-rate, which needs it");
        }
        if (action != Action.PUT_IN && slot != null) {
            throw new BadValue("action", "'slot' is for action put-in");
        }
        if ((action == Action.EXCHANGE) == (serial == null)) {
            throw new BadValue("action", "'serial' belongs to exchange, which needs it");
        }
        if ((action == Action.BOLUS) == (volume == null)) {
            throw new BadValue("action", "'volume' belongs to bolus, which needs it");
        }
    }

    /** An action that befalls no pump of a rack. */
    public TimedAction(
            Duration at,
            String device,
            Action action,
            int bytesPerSecond,
            long seed,
            List<LineFault> faults,
            @Nullable Duration lasting,
            @Nullable ClockJump jump,
            @Nullable Decimal rate) {
        this(at, device, action, bytesPerSecond, seed, faults, lasting, jump, rate, null, null, null, null);
    }

    /** An action that has no more to say. */
    public TimedAction(Duration at, String device, Action action) {
        this(at, device, action, 960, 1, List.of(), null, null, null);
    }

    /** An action that befalls a pump of a rack and has no more to say. */
    public static TimedAction ofPump(Duration at, String device, String pump, Action action) {
        return new TimedAction(at, device, action, 960, 1, List.of(), null, null, null, pump, null, null, null);
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
        UNPLUG(Of.LINE),
        /** The cable is put in again. */
        PLUG(Of.LINE),
        /** The device is deaf and mute. */
        FREEZE(Of.LINE),
        /** Random bytes come in place of the device. */
        BABBLE(Of.LINE),
        /** The end of freeze and babble. */
        THAW(Of.LINE),
        /** Things go wrong on the line, in place of those that did before. */
        DISTURB(Of.LINE),
        /** The line is clear again. */
        MEND(Of.LINE),
        /** The monitor's clock jumps. */
        JUMP_CLOCK(Of.MONITOR),
        /** The patient's line is clamped. */
        OCCLUDE(Of.PUMP),
        /** The clamp is opened. */
        RELEASE_OCCLUSION(Of.PUMP),
        /** Somebody presses HOLD. */
        HOLD(Of.PUMP),
        /** Somebody presses START. */
        RUN(Of.PUMP),
        /** Somebody dials another rate. */
        SET_RATE(Of.PUMP),
        /** The line comes off the patient; the pump cannot know. */
        DISCONNECT_LINE(Of.PUMP),
        /** Line and patient are joined again. */
        CONNECT_LINE(Of.PUMP),
        /** Power fails and comes back: a pump stands still and alarms for it; the pumps of a rack have batteries and go on. */
        POWER_CYCLE(Of.POWER),
        /** The pump is taken out of its rack, and goes on, unheard. */
        TAKE_OUT(Of.RACKED),
        /** A pump that was taken out is put in again, in any place. */
        PUT_IN(Of.RACKED),
        /** Another pump takes the place of this one, with its syringe and its program. */
        EXCHANGE(Of.RACKED),
        /** The pump has no power but its battery. */
        MAINS_OFF(Of.RACKED),
        /** The pump has power again. */
        MAINS_ON(Of.RACKED),
        /** Ten minutes are left in the pump's battery. */
        DRAIN_BATTERY(Of.RACKED),
        /** In two minutes the syringe is empty; of a volumetric pump, the volume is in. */
        NEAR_END(Of.RACKED),
        /** The syringe is empty; of a volumetric pump, the volume is in. */
        END(Of.RACKED),
        /** The volume is in, and the vein is kept open. */
        KVO(Of.RACKED),
        /** Somebody opens the door, or the holder of the syringe. */
        OPEN_DOOR(Of.RACKED),
        /** Somebody closes it; a syringe that was empty is a full one. */
        CLOSE_DOOR(Of.RACKED),
        /** Air is in the line; a syringe pump cannot see it. */
        AIR(Of.RACKED),
        /** Somebody gives a bolus. */
        BOLUS(Of.RACKED),
        /** Somebody lets a pump rest, or a ventilator. */
        STANDBY(Of.STANDBY),
        /** A ventilator is taken out of standby. */
        END_STANDBY(Of.VENTILATOR),
        /** An oximeter's probe comes off the finger. */
        FINGER_OFF(Of.FINGER),
        /** The probe is put on again. */
        FINGER_ON(Of.FINGER),
        /** Somebody at the bed starts a measurement of the cuff. */
        MEASURE_PRESSURE(Of.CUFF),
        /** The cuff comes off the arm. */
        CUFF_OFF(Of.CUFF),
        /** The cuff is put on again. */
        CUFF_ON(Of.CUFF),
        /** An electrode of the monitor comes off. */
        LEADS_OFF(Of.ELECTRODES),
        /** The electrode is put on again. */
        LEADS_ON(Of.ELECTRODES),
        /** A capnograph's FilterLine is pulled out. */
        FILTERLINE_OFF(Of.CAPNOGRAPH),
        /** It is put in again. */
        FILTERLINE_ON(Of.CAPNOGRAPH);

        private final Of of;

        Action(Of of) {
            this.of = of;
        }

        /** Whether frames on the line may arrive damaged, or in part, for it. */
        public boolean mayDamageFrames() {
            return this == UNPLUG || this == BABBLE || this == DISTURB;
        }

        boolean suits(DeviceSpec device) {
            return of.suits.test(device);
        }

        /** What a device would have to be that it does not suit. */
        String wanted() {
            return of.wanted;
        }

        /** Whether it befalls one pump, which has to be named when it stands in a rack. */
        boolean befallsPump() {
            return of == Of.PUMP || of == Of.RACKED || of == Of.STANDBY;
        }
    }

    /** What an action befalls. */
    private enum Of {
        LINE("a device", device -> true),
        MONITOR("a philips-intellivue", device -> device instanceof PhilipsIntellivue),
        PUMP("a pump", DeviceSpec::isPump),
        RACKED("a rack of pumps", DeviceSpec::isRack),
        POWER("a new-era-pump or a rack of pumps", device -> device instanceof NewEraPump || device.isRack()),
        FINGER("an oximeter", DeviceSpec::isOximeter),
        STANDBY("a rack of pumps or a draeger-medibus", device -> device.isRack() || device instanceof DraegerMedibus),
        VENTILATOR("a draeger-medibus", device -> device instanceof DraegerMedibus),
        CUFF("a device with a cuff", DeviceSpec::hasCuff),
        ELECTRODES("a device with electrodes", DeviceSpec::hasElectrodes),
        CAPNOGRAPH("a capnostream-capnograph", device -> device instanceof CapnostreamCapnograph);

        private final String wanted;
        private final Predicate<DeviceSpec> suits;

        Of(String wanted, Predicate<DeviceSpec> suits) {
            this.wanted = wanted;
            this.suits = suits;
        }
    }
}
