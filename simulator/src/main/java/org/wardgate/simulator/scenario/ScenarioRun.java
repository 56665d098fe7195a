package org.wardgate.simulator.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.simulator.capnostream.CapnostreamMonitor;
import org.wardgate.simulator.device.CuffProbe;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.ElectrodeProbe;
import org.wardgate.simulator.device.FingerProbe;
import org.wardgate.simulator.device.SimulatedDevice;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.intellivue.IntelliVueMonitor;
import org.wardgate.simulator.line.Line;
import org.wardgate.simulator.medibus.MedibusMachine;
import org.wardgate.simulator.newera.Ne1000Pump;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.PhysiologicalPatient;
import org.wardgate.simulator.patient.Physiology;
import org.wardgate.simulator.pump.InfusionPump;
import org.wardgate.simulator.pump.Pump;
import org.wardgate.simulator.pump.PumpRack;
import org.wardgate.simulator.pump.RackPump;
import org.wardgate.simulator.scenario.TimedAction.Clock;
import org.wardgate.simulator.scenario.TimedAction.ClockJump;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.InfusesDrug;
import org.wardgate.simulator.scenario.device.RackedPump;
import org.wardgate.time.TimeSource.Face;

/** A scenario that is being played by a simulator. It ends when the simulator is closed. */
public final class ScenarioRun {
    private static final Logger log = LoggerFactory.getLogger(ScenarioRun.class);

    private static final Duration LONGEST_STANDBY = Duration.ofHours(24);

    private final Simulator simulator;
    private final DeviceFactory factory;
    private final Function<String, Line> lines;
    private final long startNanos;
    private final List<String> lineNames = new ArrayList<>();
    private final Map<String, SimulatedDevice> devices = new HashMap<>();
    private final Map<String, Integer> disturbances = new HashMap<>();

    private ScenarioRun(Simulator simulator, DeviceFactory factory, Function<String, Line> lines) {
        this.simulator = simulator;
        this.factory = factory;
        this.lines = lines;
        this.startNanos = simulator.time().patientNanos();
    }

    /**
     * Puts beds into a simulator; the scenario's time starts now.
     *
     * @param beds the beds, as {@link ScenarioFile#beds(int)} gives them.
     * @param lines makes the line of a name, unplugged so far.
     * @throws IOException when a line cannot be offered; the simulator is to be closed then.
     * @throws IllegalArgumentException when a fault cannot be at the speed of the simulator's clocks.
     */
    public static ScenarioRun start(
            List<Bed> beds, Simulator simulator, DeviceFactory factory, Function<String, Line> lines)
            throws IOException {
        beds.forEach(bed -> bed.spec().actions().forEach(action -> simulator.checkSpeed(action.faults())));
        ScenarioRun run = new ScenarioRun(simulator, factory, lines);
        for (Bed bed : beds) {
            run.add(bed);
        }
        return run;
    }

    /** Patient time since the scenario's start. */
    public Duration elapsed() {
        return Duration.ofNanos(elapsedNanos());
    }

    /** The names of all lines, in order of the beds. */
    public List<String> lines() {
        return List.copyOf(lineNames);
    }

    private long elapsedNanos() {
        return simulator.time().patientNanos() - startNanos;
    }

    private void add(Bed bed) throws IOException {
        Patient patient = patient(bed);
        for (DeviceSpec spec : bed.spec().devices()) {
            String line = bed.line(spec.name());
            simulator.add(line, lines.apply(line), wire -> make(spec, line, wire, patient));
            lineNames.add(line);
        }
        for (TimedAction action : bed.spec().actions()) {
            Duration delay = action.at().minusNanos(elapsedNanos());
            simulator.schedule(Face.PATIENT, delay, () -> perform(action, bed.line(action.device())));
        }
    }

    private SimulatedDevice make(DeviceSpec spec, String line, DeviceWire wire, Patient patient) {
        SimulatedDevice device = factory.make(spec, wire, patient);
        devices.put(line, device);
        if (patient instanceof PhysiologicalPatient infused
                && device instanceof InfusionPump pump
                && spec instanceof InfusesDrug syringe
                && syringe.drug() != null
                && syringe.concentration() != null) {
            infused.infuse(
                    syringe.drug(),
                    syringe.concentration(),
                    elapsed -> pump.reachedMillilitresBy(startNanos + elapsed));
        }
        if (patient instanceof PhysiologicalPatient infused && device instanceof PumpRack rack) {
            spec.pumps().forEach(pump -> infuse(infused, pump, rack.pump(pump.place())));
        }
        return device;
    }

    private void infuse(PhysiologicalPatient patient, RackedPump spec, @Nullable RackPump pump) {
        if (pump != null && spec.drug() != null && spec.concentration() != null) {
            patient.infuse(
                    spec.drug(), spec.concentration(), elapsed -> pump.reachedMillilitresBy(startNanos + elapsed));
        }
    }

    private Patient patient(Bed bed) {
        Physiology physiology = bed.spec().physiology();
        return physiology == null
                ? new ScriptedPatient(bed.spec().patient(), this::elapsedNanos)
                : new PhysiologicalPatient(physiology, Integer.parseInt(bed.name()), this::elapsedNanos);
    }

    /** On the simulator's thread. */
    private void perform(TimedAction timed, String line) {
        log.info("scenario action={} line={}", timed.action(), line);
        switch (timed.action()) {
            case UNPLUG -> simulator.unplug(line);
            case PLUG -> simulator.plug(line);
            case FREEZE -> simulator.freeze(line);
            case THAW -> simulator.thaw(line);
            case DISTURB -> disturb(timed, line);
            case MEND -> simulator.mend(line);
            case JUMP_CLOCK -> jump(Objects.requireNonNull(timed.jump()), line);
            case BABBLE -> simulator.babble(line, timed.bytesPerSecond(), timed.seed());
            case OCCLUDE -> onPump(timed, line, Pump::occlude);
            case RELEASE_OCCLUSION -> onPump(timed, line, Pump::releaseOcclusion);
            case HOLD -> onPump(timed, line, Pump::hold);
            case RUN -> onPump(timed, line, Pump::run);
            case SET_RATE -> onPump(timed, line, pump -> pump.setRate(Objects.requireNonNull(timed.rate())));
            case DISCONNECT_LINE -> onPump(timed, line, Pump::disconnectLine);
            case CONNECT_LINE -> onPump(timed, line, Pump::connectLine);
            case POWER_CYCLE -> powerCycle(line);
            case TAKE_OUT -> onRack(line, rack -> rack.takeOut(placeOf(timed)));
            case PUT_IN ->
                onRack(line, rack -> rack.putIn(placeOf(timed), timed.slot() == null ? placeOf(timed) : timed.slot()));
            case EXCHANGE -> onRacked(timed, line, pump -> pump.exchange(Objects.requireNonNull(timed.serial())));
            case MAINS_OFF -> onRacked(timed, line, pump -> pump.setMains(false));
            case MAINS_ON -> onRacked(timed, line, pump -> pump.setMains(true));
            case DRAIN_BATTERY -> onRacked(timed, line, RackPump::drainBattery);
            case NEAR_END -> onRacked(timed, line, RackPump::nearEnd);
            case END -> onRacked(timed, line, RackPump::end);
            case KVO -> onRacked(timed, line, RackPump::keepVeinOpen);
            case OPEN_DOOR -> onRacked(timed, line, RackPump::open);
            case CLOSE_DOOR -> onRacked(timed, line, RackPump::close);
            case AIR -> onRacked(timed, line, RackPump::air);
            case BOLUS -> onRacked(timed, line, pump -> pump.bolus(Objects.requireNonNull(timed.volume())));
            case STANDBY -> beginStandby(timed, line);
            case FINGER_OFF -> onFinger(line, FingerProbe::fingerOff);
            case FINGER_ON -> onFinger(line, FingerProbe::fingerOn);
            case END_STANDBY -> standby(line, false);
            case MEASURE_PRESSURE -> onCuff(line, CuffProbe::measurePressure);
            case CUFF_OFF -> onCuff(line, CuffProbe::cuffOff);
            case CUFF_ON -> onCuff(line, CuffProbe::cuffOn);
            case LEADS_OFF -> onElectrodes(line, ElectrodeProbe::leadsOff);
            case LEADS_ON -> onElectrodes(line, ElectrodeProbe::leadsOn);
            case FILTERLINE_OFF -> filterLine(line, false);
            case FILTERLINE_ON -> filterLine(line, true);
        }
    }

    private void disturb(TimedAction timed, String line) {
        simulator.disturb(line, timed.faults());
        int number = disturbances.merge(line, 1, Integer::sum);
        if (timed.lasting() != null) {
            simulator.schedule(Face.PATIENT, timed.lasting(), () -> {
                if (disturbances.getOrDefault(line, 0) == number) {
                    simulator.mend(line);
                }
            });
        }
    }

    private void jump(ClockJump jump, String line) {
        if (devices.get(line) instanceof IntelliVueMonitor monitor) {
            if (jump.clock() == Clock.ABSOLUTE) {
                monitor.stepWallClock(jump.step());
            } else {
                monitor.stepRelativeTime(jump.step());
            }
        }
    }

    private void powerCycle(String line) {
        if (devices.get(line) instanceof Ne1000Pump pump) {
            pump.powerCycle();
        }
        onRack(line, PumpRack::powerCycle);
    }

    private void beginStandby(TimedAction timed, String line) {
        if (timed.pump() == null) {
            standby(line, true);
        } else {
            Duration lasting = timed.lasting() == null ? LONGEST_STANDBY : timed.lasting();
            onRacked(timed, line, pump -> pump.standby(lasting));
        }
    }

    private void standby(String line, boolean now) {
        if (devices.get(line) instanceof MedibusMachine machine) {
            machine.standby(now);
        }
    }

    private void filterLine(String line, boolean connected) {
        if (devices.get(line) instanceof CapnostreamMonitor monitor) {
            monitor.filterLine(connected);
        }
    }

    private void onPump(TimedAction timed, String line, Consumer<Pump> action) {
        if (devices.get(line) instanceof InfusionPump pump) {
            action.accept(pump);
        }
        if (timed.pump() != null) {
            onRacked(timed, line, action::accept);
        }
    }

    /** The pump that stands in the place, if one does; what befalls a pump that was taken out befalls it all the same. */
    private void onRacked(TimedAction timed, String line, Consumer<RackPump> action) {
        onRack(line, rack -> {
            RackPump pump = rack.pump(placeOf(timed));
            if (pump != null) {
                action.accept(pump);
            }
        });
    }

    private void onRack(String line, Consumer<PumpRack> action) {
        if (devices.get(line) instanceof PumpRack rack) {
            action.accept(rack);
        }
    }

    private static String placeOf(TimedAction timed) {
        return Objects.requireNonNull(timed.pump());
    }

    private void onCuff(String line, Consumer<CuffProbe> action) {
        if (devices.get(line) instanceof CuffProbe cuff) {
            action.accept(cuff);
        }
    }

    private void onElectrodes(String line, Consumer<ElectrodeProbe> action) {
        if (devices.get(line) instanceof ElectrodeProbe electrodes) {
            action.accept(electrodes);
        }
    }

    private void onFinger(String line, Consumer<FingerProbe> action) {
        if (devices.get(line) instanceof FingerProbe probe) {
            action.accept(probe);
        }
    }
}
