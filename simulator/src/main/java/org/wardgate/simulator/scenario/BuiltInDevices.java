package org.wardgate.simulator.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.alaris.AlarisPump;
import org.wardgate.simulator.alaris.PumpOptions;
import org.wardgate.simulator.bcc.BccRack;
import org.wardgate.simulator.bcc.Slot;
import org.wardgate.simulator.berry.Pm6750Board;
import org.wardgate.simulator.capnostream.CapnostreamMonitor;
import org.wardgate.simulator.contec.BciOximeter;
import org.wardgate.simulator.contec.Protocol;
import org.wardgate.simulator.contec.V7Oximeter;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.SimulatedDevice;
import org.wardgate.simulator.dri.S5Monitor;
import org.wardgate.simulator.fresenius.PumpBase;
import org.wardgate.simulator.harvard.LegatoPump;
import org.wardgate.simulator.intellivue.IntelliVueMonitor;
import org.wardgate.simulator.intellivue.Options;
import org.wardgate.simulator.intellivue.RecordingPlayer;
import org.wardgate.simulator.masimo.RadicalOximeter;
import org.wardgate.simulator.medibus.MedibusMachine;
import org.wardgate.simulator.nellcor.OxiMaxOximeter;
import org.wardgate.simulator.neurowave.Ap4000Pump;
import org.wardgate.simulator.newera.Ne1000Pump;
import org.wardgate.simulator.nonin.NoninInstrument;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.pump.PumpSetup;
import org.wardgate.simulator.scenario.device.AlarisAsena;
import org.wardgate.simulator.scenario.device.BbraunSpace;
import org.wardgate.simulator.scenario.device.BerryMonitor;
import org.wardgate.simulator.scenario.device.CapnostreamCapnograph;
import org.wardgate.simulator.scenario.device.ContecOximeter;
import org.wardgate.simulator.scenario.device.DatexOhmeda;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.DraegerMedibus;
import org.wardgate.simulator.scenario.device.FreseniusBase;
import org.wardgate.simulator.scenario.device.LegatoSyringe;
import org.wardgate.simulator.scenario.device.MasimoOximeter;
import org.wardgate.simulator.scenario.device.NellcorOximeter;
import org.wardgate.simulator.scenario.device.NeurowavePump;
import org.wardgate.simulator.scenario.device.NewEraPump;
import org.wardgate.simulator.scenario.device.NoninOximeter;
import org.wardgate.simulator.scenario.device.PhilipsIntellivue;
import org.wardgate.simulator.scenario.device.RackedPump;
import org.wardgate.simulator.scenario.device.RecordedIntellivue;
import org.wardgate.simulator.scenario.device.SuntechModule;
import org.wardgate.simulator.scenario.device.TerumoSyringe;
import org.wardgate.simulator.suntech.AdvantageModule;
import org.wardgate.simulator.terumo.TerumoPump;

/** The kinds of devices that this simulator has. One object serves one run: it counts devices for their serial numbers. */
public final class BuiltInDevices implements DeviceFactory {
    private static final int FIRST_SERIAL = 51740;
    private static final int FIRST_OXIMETER = 56661;
    private static final int FIRST_SPACE_PUMP = 36248;
    private static final int FIRST_MODULE = 17400;
    private static final int FIRST_LEGATO = 101754;
    private static final int FIRST_CAPNOGRAPH = 123456;

    private int pumps;
    private int oximeters;
    private int capnographs;
    private int terumos;
    private int legatos;
    private int neurowaves;
    private int spacePumps;
    private int modulePumps;

    @Override
    public SimulatedDevice make(DeviceSpec spec, DeviceWire wire, Patient patient) {
        if (spec instanceof AlarisAsena pump) {
            return new AlarisPump(wire, options(pump));
        }
        if (spec instanceof PhilipsIntellivue monitor) {
            return new IntelliVueMonitor(wire, patient, options(monitor, wire));
        }
        if (spec instanceof DatexOhmeda monitor) {
            return new S5Monitor(wire, patient, monitor.options(clock(wire)));
        }
        if (spec instanceof RecordedIntellivue recorded) {
            return new RecordingPlayer(wire, read(recorded.file()));
        }
        if (spec instanceof NewEraPump pump) {
            return new Ne1000Pump(wire, pump.options());
        }
        if (spec instanceof BbraunSpace rack) {
            return new BccRack(wire, rack.options(), spacePumps(rack));
        }
        if (spec instanceof FreseniusBase base) {
            Map<String, PumpSetup> modules = new HashMap<>();
            base.pumps()
                    .forEach(pump ->
                            modules.put(pump.place(), pump.setup(Integer.toString(FIRST_MODULE + modulePumps++))));
            return new PumpBase(wire, base.options(), modules);
        }
        if (spec instanceof MasimoOximeter oximeter) {
            String serialNumber = String.format(Locale.ROOT, "%010d", FIRST_OXIMETER + oximeters++);
            return new RadicalOximeter(wire, patient, oximeter.options(serialNumber, clock(wire)));
        }
        if (spec instanceof NellcorOximeter oximeter) {
            return new OxiMaxOximeter(wire, patient, oximeter.options(clock(wire)));
        }
        if (spec instanceof NoninOximeter oximeter) {
            return new NoninInstrument(wire, patient, oximeter.options(clock(wire)));
        }
        if (spec instanceof DraegerMedibus machine) {
            return new MedibusMachine(wire, patient, machine.options(clock(wire)));
        }
        if (spec instanceof ContecOximeter oximeter) {
            return oximeter.protocol() == Protocol.BCI
                    ? new BciOximeter(wire, patient)
                    : new V7Oximeter(wire, patient, oximeter.options());
        }
        if (spec instanceof BerryMonitor monitor) {
            return new Pm6750Board(wire, patient, monitor.options());
        }
        if (spec instanceof SuntechModule module) {
            return new AdvantageModule(wire, patient, module.nibpInterval());
        }
        if (spec instanceof CapnostreamCapnograph monitor) {
            String serialNumber = String.format(Locale.ROOT, "B201%06d", FIRST_CAPNOGRAPH + capnographs++);
            return new CapnostreamMonitor(wire, patient, monitor.options(serialNumber, clock(wire)));
        }
        if (spec instanceof TerumoSyringe pump) {
            return new TerumoPump(wire, pump.options(String.format(Locale.ROOT, "0001007000000012%08d", ++terumos)));
        }
        if (spec instanceof NeurowavePump pump) {
            String systemId = String.format(Locale.ROOT, "066-22-20-%03d", ++neurowaves);
            return new Ap4000Pump(wire, pump.options(systemId, clock(wire)));
        }
        if (spec instanceof LegatoSyringe pump) {
            return new LegatoPump(wire, pump.options("D" + (FIRST_LEGATO + legatos++)));
        }
        throw new IllegalArgumentException("device '" + spec.name() + "' is of a kind that is not built in: " + spec);
    }

    private static Options options(PhilipsIntellivue spec, DeviceWire wire) {
        return Options.standard(clock(wire))
                .withNibpInterval(spec.nibpInterval())
                .withSensors(Set.copyOf(spec.sensors()));
    }

    private Map<Slot, PumpSetup> spacePumps(BbraunSpace rack) {
        Map<Slot, PumpSetup> pumps = new HashMap<>();
        for (RackedPump pump : rack.pumps()) {
            PumpSetup setup = pump.setup(Integer.toString(FIRST_SPACE_PUMP + spacePumps++));
            pumps.put(Slot.of(pump.place()).orElseThrow(), setup);
        }
        return pumps;
    }

    private static LocalDateTime clock(DeviceWire wire) {
        return LocalDateTime.ofInstant(wire.time().now().wall(), ZoneOffset.UTC);
    }

    private static Bytes read(Path file) {
        try {
            return Bytes.copyOf(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "recording " + file + " cannot be read; give its path from the working directory", e);
        }
    }

    private PumpOptions options(AlarisAsena spec) {
        PumpOptions standard = PumpOptions.DEFAULT;
        String counted = "8002-" + (FIRST_SERIAL + pumps++);
        PumpOptions.Identity identity = new PumpOptions.Identity(
                spec.serial() == null ? counted : spec.serial(),
                standard.identity().protocol(),
                spec.syringe(),
                spec.syringeSize(),
                standard.identity().maxRateMillilitresPerHour());
        return standard.withIdentity(identity)
                .withInfusion(spec.rate(), spec.vtbi(), Decimal.parse("0.000"), spec.running());
    }
}
