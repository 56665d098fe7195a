package org.wardgate.simulator.scenario.device;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.simulator.dri.Options;
import org.wardgate.simulator.dri.Sensor;

/**
 * A patient monitor that sends Datex-Ohmeda records.
 *
 * @param name its name at the bed.
 * @param level its interface level.
 * @param nibpInterval how often the cuff measures; null for a monitor without a cuff.
 * @param sensors what else is connected.
 */
public record DatexOhmeda(
        @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
        String name,

        @Doc("Its interface level; monitors from 10 on send their alarms.") @Default("11") @Range(min = "2", max = "11")
        int level,

        @Doc("How often the cuff measures; without it there is no cuff.") @Nullable @Range(min = "30s", max = "2h")
        Duration nibpInterval,

        @Doc("What is connected besides the cuff.") @Default("[ecg, oximeter]")
        List<Sensor> sensors)
        implements DeviceSpec {

    public DatexOhmeda {
        DeviceName.check(name);
        sensors = List.copyOf(sensors);
    }

    @Override
    public boolean isPump() {
        return false;
    }

    @Override
    public boolean isOximeter() {
        return sensors.contains(Sensor.OXIMETER);
    }

    @Override
    public String profile() {
        return "datex-ohmeda-dri";
    }

    /** The monitor as the simulator makes it, with its clock. */
    public Options options(LocalDateTime clock) {
        return new Options(level, nibpInterval, Set.copyOf(sensors), clock);
    }
}
