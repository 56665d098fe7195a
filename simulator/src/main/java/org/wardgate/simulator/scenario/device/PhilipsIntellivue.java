package org.wardgate.simulator.scenario.device;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.simulator.intellivue.Sensor;

/**
 * A patient monitor that speaks the IntelliVue Data Export protocol.
 *
 * @param name its name at the bed.
 * @param nibpInterval how often the cuff measures; null for a monitor without a cuff.
 * @param sensors what else is connected.
 */
public record PhilipsIntellivue(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("How often the cuff measures; without it there is no cuff.") @Nullable @Range(min = "30s", max = "2h")
        Duration nibpInterval,

        @Doc("What is connected besides the cuff.") @Default("[ecg, oximeter]")
        List<Sensor> sensors)
        implements DeviceSpec {

    public PhilipsIntellivue {
        DeviceName.check(name);
        sensors = List.copyOf(sensors);
    }

    /** A monitor with electrodes and an oximeter. */
    public PhilipsIntellivue(String name, @Nullable Duration nibpInterval) {
        this(name, nibpInterval, List.of(Sensor.ECG, Sensor.OXIMETER));
    }

    @Override
    public boolean isPump() {
        return false;
    }

    @Override
    public String profile() {
        return "philips-intellivue-serial";
    }
}
