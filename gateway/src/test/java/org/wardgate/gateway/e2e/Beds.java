package org.wardgate.gateway.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BedSpec;
import org.wardgate.simulator.scenario.PatientPoint;
import org.wardgate.simulator.scenario.device.AlarisAsena;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.PhilipsIntellivue;

/** Quiet beds: patients whose values never change. */
final class Beds {
    /** All that a monitor without a cuff can measure of these patients, by metric: the truth. */
    static final Map<String, String> TRUTH = Map.of(
            "mdc:147842", "68",
            "mdc:149530", "68",
            "mdc:150456", "98",
            "mdc:151562", "13");

    private static final PatientPoint PATIENT = new PatientPoint(
            Duration.ZERO,
            false,
            Decimal.parse("68"),
            Decimal.parse("98"),
            Decimal.parse("13"),
            Decimal.parse("122"),
            Decimal.parse("74"),
            Decimal.parse("90"));

    private Beds() {}

    static DeviceSpec pump() {
        return new AlarisAsena("pump", null, "BD PLASTIPAK", 50, Decimal.parse("5.00"), Decimal.parse("40.000"), true);
    }

    /** A monitor without a cuff, whose values all come anew with every answer. */
    static DeviceSpec monitor() {
        return monitor(null);
    }

    static DeviceSpec monitor(@Nullable Duration cuffInterval) {
        return new PhilipsIntellivue("monitor", cuffInterval);
    }

    static Bed bed(int number, DeviceSpec... devices) {
        BedSpec spec = new BedSpec(List.of(PATIENT), Arrays.asList(devices), List.of());
        return new Bed(Integer.toString(number), spec);
    }

    /** Beds with a pump and a monitor each. */
    static List<Bed> quiet(int count) {
        List<Bed> beds = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            beds.add(bed(number, pump(), monitor()));
        }
        return beds;
    }
}
