package org.wardgate.simulator.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.intellivue.Sensor;
import org.wardgate.simulator.patient.Drug;

/** One device at a bed; in a file {@code kind} names the record that it is. */
public sealed interface DeviceSpec {

    /** Its name at the bed: lower-case letters, digits and dashes. Its line is called {@code bed<bed>-<name>}. */
    String name();

    /** Whether what befalls infusion pumps can befall it. */
    boolean isPump();

    /** The name of the gateway's profile that reads it. */
    String profile();

    /**
     * A syringe pump that speaks the Alaris Asena protocol.
     *
     * @param name its name at the bed.
     * @param serial its serial number; null for one of its own, counted from 8002-51740.
     * @param syringe maker and type of the syringe.
     * @param syringeSize the syringe's size in mL.
     * @param rate the set rate in mL/h, at most two decimals.
     * @param vtbi the volume to be infused in mL; null for none.
     * @param running whether it infuses from the start.
     * @param drug what is in the syringe, for patients who have a physiology; null for something without an effect.
     * @param concentration how much of the drug, in mg/mL.
     */
    record AlarisAsena(
            String name,
            @Nullable String serial,
            @Default("BD PLASTIPAK") String syringe,
            @Default("50") @Range(min = "1", max = "60") int syringeSize,
            @Range(min = "0.00", max = "1200.00") Decimal rate,
            @Nullable Decimal vtbi,
            @Default("true") boolean running,
            @Nullable Drug drug,
            @Nullable @Range(min = "0.01", max = "100") Decimal concentration)
            implements DeviceSpec {

        public AlarisAsena {
            checkName(name);
            if ((drug == null) != (concentration == null)) {
                throw new IllegalArgumentException("'drug' and 'concentration' are given together");
            }
        }

        /** A pump whose syringe holds nothing that acts. */
        public AlarisAsena(
                String name,
                @Nullable String serial,
                String syringe,
                int syringeSize,
                Decimal rate,
                @Nullable Decimal vtbi,
                boolean running) {
            this(name, serial, syringe, syringeSize, rate, vtbi, running, null, null);
        }

        @Override
        public boolean isPump() {
            return true;
        }

        @Override
        public String profile() {
            return "alaris-asena";
        }
    }

    /**
     * A patient monitor that speaks the IntelliVue Data Export protocol.
     *
     * @param name its name at the bed.
     * @param nibpInterval how often the cuff measures; null for a monitor without a cuff.
     * @param sensors what else is connected.
     */
    record PhilipsIntellivue(
            String name,
            @Nullable @Range(min = "30s", max = "2h") Duration nibpInterval,
            @Default("[ecg, oximeter]") List<Sensor> sensors)
            implements DeviceSpec {

        public PhilipsIntellivue {
            checkName(name);
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

    /**
     * The recording of a real IntelliVue monitor, played as a live one.
     *
     * @param name its name at the bed.
     * @param file the raw bytes that the monitor sent; relative to the working directory.
     */
    record RecordedIntellivue(String name, Path file) implements DeviceSpec {

        public RecordedIntellivue {
            checkName(name);
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

    private static void checkName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,31}")) {
            throw new BadValue("name", "a device's name is lower-case letters, digits and dashes, not '" + name + "'");
        }
    }
}
