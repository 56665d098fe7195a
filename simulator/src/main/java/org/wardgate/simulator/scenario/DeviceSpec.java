package org.wardgate.simulator.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.BadValue;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
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

    /** A syringe pump that speaks the Alaris Asena protocol. */
    record AlarisAsena(
            @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
            String name,

            @Doc("Its serial number; without it one of its own, counted from 8002-51740.") @Nullable
            String serial,

            @Doc("Maker and type of the syringe.") @Default("BD PLASTIPAK")
            String syringe,

            @Doc("The syringe's size in mL.") @Default("50") @Range(min = "1", max = "60")
            int syringeSize,

            @Doc("The set rate in mL/h, at most two decimals.") @Range(min = "0.00", max = "1200.00")
            Decimal rate,

            @Doc("The volume to be infused in mL; without it until the syringe is empty.") @Nullable
            Decimal vtbi,

            @Doc("Whether it infuses from the start.") @Default("true")
            boolean running,

            @Doc("What is in the syringe, for patients who have a physiology; without it nothing that acts.") @Nullable
            Drug drug,

            @Doc("How much of the drug, in mg/mL.") @Nullable @Range(min = "0.01", max = "100")
            Decimal concentration)
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

    /** A patient monitor that speaks the IntelliVue Data Export protocol. */
    record PhilipsIntellivue(
            @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
            String name,

            @Doc("How often the cuff measures; without it there is no cuff.") @Nullable @Range(min = "30s", max = "2h")
            Duration nibpInterval,

            @Doc("What is connected besides the cuff.") @Default("[ecg, oximeter]")
            List<Sensor> sensors)
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

    /** The recording of a real IntelliVue monitor, played as a live one. */
    record RecordedIntellivue(
            @Doc("Its name at the bed: lower-case letters, digits and hyphens.")
            String name,

            @Doc("The raw bytes that the monitor sent; relative to the working directory.")
            Path file)
            implements DeviceSpec {

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
