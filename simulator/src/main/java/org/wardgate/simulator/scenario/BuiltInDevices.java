package org.wardgate.simulator.scenario;

import org.wardgate.model.Decimal;
import org.wardgate.simulator.alaris.AlarisPump;
import org.wardgate.simulator.alaris.PumpOptions;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.SimulatedDevice;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.scenario.DeviceSpec.AlarisAsena;

/** The kinds of devices that this simulator has. One object serves one run: it counts the pumps for their serial numbers. */
public final class BuiltInDevices implements DeviceFactory {
    private static final int FIRST_SERIAL = 51740;

    private int pumps;

    @Override
    public SimulatedDevice make(DeviceSpec spec, DeviceWire wire, Patient patient) {
        if (spec instanceof AlarisAsena pump) {
            return new AlarisPump(wire, options(pump));
        }
        throw new IllegalArgumentException("device '" + spec.name() + "' is of a kind that is not built in: " + spec);
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
