package org.wardgate.simulator.bcc;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.bcc.Options.Quirk;
import org.wardgate.simulator.pump.PumpAlarm;
import org.wardgate.simulator.pump.PumpReading;
import org.wardgate.simulator.pump.PumpSetup.Kind;
import org.wardgate.simulator.pump.RackPump;
import org.wardgate.time.TimeSource;

/**
 * What a Space pump says: code and value of each of its records, first in the order of a captured answer, then what that had not.
 * {@code _NV} stands where it did in the capture, and where a pump has no such thing.
 */
final class PumpRecords {
    private static final String NOT_VALID = "_NV";
    private static final int DIANET_TYPE = 6144;
    private static final int DIANET_SHIFT = 18;
    private static final long LONGEST_SECONDS = 65535;
    private static final int SHORT_NAME = 7;
    private static final double NANOS_PER_HOUR = 3600e9;

    private static final Map<Integer, PumpAlarm> ALARMS = Map.ofEntries(
            Map.entry(1, PumpAlarm.BATTERY_EMPTY),
            Map.entry(2, PumpAlarm.SYRINGE_EMPTY),
            Map.entry(3, PumpAlarm.OCCLUSION),
            Map.entry(4, PumpAlarm.STANDBY_ENDS),
            Map.entry(5, PumpAlarm.STANDBY_OVER),
            Map.entry(6, PumpAlarm.OTHER),
            Map.entry(7, PumpAlarm.VOLUME_DONE),
            Map.entry(8, PumpAlarm.TIME_OVER),
            Map.entry(9, PumpAlarm.SYRINGE),
            Map.entry(11, PumpAlarm.BATTERY_LOW),
            Map.entry(12, PumpAlarm.SYRINGE_NEARLY_EMPTY),
            Map.entry(13, PumpAlarm.DOOR),
            Map.entry(14, PumpAlarm.DROPS),
            Map.entry(15, PumpAlarm.AIR),
            Map.entry(16, PumpAlarm.KVO_END));

    private static final Set<PumpAlarm> NOT_OF_SYRINGES = Set.of(PumpAlarm.OTHER, PumpAlarm.DOOR);
    private static final Set<PumpAlarm> NOT_OF_VOLUMETRICS =
            Set.of(PumpAlarm.OTHER, PumpAlarm.SYRINGE_EMPTY, PumpAlarm.SYRINGE, PumpAlarm.SYRINGE_NEARLY_EMPTY);

    private final Options options;
    private final TimeSource time;
    private final Map<RackPump, Said> before = new WeakHashMap<>();

    /** What a pump had said by the request before. */
    private record Said(int boluses, double infusedMillilitres, long patientNanos) {}

    PumpRecords(Options options, TimeSource time) {
        this.options = options;
        this.time = time;
    }

    /**
     * All records of a pump.
     *
     * @param isNew whether it tells of itself that it is new.
     * @param truth is told the numbers among them.
     */
    Map<String, String> of(RackPump pump, boolean isNew, BiConsumer<String, Decimal> truth) {
        PumpReading reading = pump.read();
        Map<String, String> records = new LinkedHashMap<>();
        if (isNew) {
            records.put("GNNEW", pump.kind() == Kind.SYRINGE ? "688F030006" : "686F030006");
        }
        infusion(records, pump, reading, truth);
        state(records, pump, reading);
        for (int number = 1; number <= 15; number++) {
            records.put("INA" + number, alarm(number, pump, reading));
        }
        if (!options.has(Quirk.CAPTURED_RECORDS_ONLY)) {
            beyondTheCapture(records, pump, reading, truth);
        }
        before.put(pump, new Said(reading.bolus().count(), reading.flow().infusedMillilitres(), time.patientNanos()));
        return records;
    }

    private void infusion(
            Map<String, String> records, RackPump pump, PumpReading reading, BiConsumer<String, Decimal> truth) {
        PumpReading.Flow flow = reading.flow();
        boolean syringe = pump.kind() == Kind.SYRINGE;
        boolean named = !pump.label().isEmpty();
        String rate = decimals(2, flow.millilitresPerHour());
        truth.accept("rate", Decimal.parse(rate));
        records.put(
                "INRT",
                options.has(Quirk.RATE_KEPT_AT_STOP) && !flow.running()
                        ? decimals(2, flow.setMillilitresPerHour())
                        : rate);
        records.put("INSOL", named ? pump.label() : NOT_VALID);
        records.put("INSOLSN", named ? start(pump.label()) : NOT_VALID);
        records.put("INSOLID", named ? "1~" + pump.label() : NOT_VALID);
        records.put("INVOLACT", syringe ? decimals(2, flow.contentMillilitres()) : NOT_VALID);
        records.put("INRMT", secondsLeft(flow, truth));
        dose(records, pump, flow, named);
        String infused = decimals(1, flow.infusedMillilitres());
        truth.accept("volume-infused", Decimal.parse(infused));
        records.put("INVI", infused);
        records.put("INTIME", Long.toString(flow.minutes()));
        records.put("INBORT", decimals(2, reading.bolus().millilitresPerHour()));
        records.put(
                "INNR",
                Integer.toHexString(DIANET_TYPE << DIANET_SHIFT | serial(pump)).toUpperCase(Locale.ROOT));
        records.put("INP1", "4");
        records.put("INP2", Long.toString(flow.pressurePercent()));
        truth.accept("pressure", Decimal.of(flow.pressurePercent()));
        records.put("INSYR", syringe ? Integer.toString(pump.syringeMillilitres()) : NOT_VALID);
    }

    /** In dose mode mg/ml and mg/h; otherwise units as captured, of numbers that are 0. */
    private static void dose(Map<String, String> records, RackPump pump, PumpReading.Flow flow, boolean named) {
        Decimal concentration = pump.dosedMilligramsPerMillilitre();
        boolean dosed = concentration != null;
        double mass = concentration == null ? 0 : concentration.toDouble();
        records.put("INDOCAL", flag(dosed));
        records.put("INDCON", decimals(2, mass));
        records.put("INDCONU", dosed ? "31" : named ? "32" : "23");
        records.put("INDORT", decimals(2, mass * flow.millilitresPerHour()));
        records.put("INDORTU", dosed ? "48" : named ? "50" : "23");
    }

    private void state(Map<String, String> records, RackPump pump, PumpReading reading) {
        boolean running = reading.flow().running();
        Said last = before.get(pump);
        records.put("INSTBY", Long.toString(reading.standbyMinutes()));
        records.put("INSERNUM", Integer.toString(serial(pump)));
        records.put("INDTNR", Integer.toString(DIANET_TYPE));
        records.put("DSSTATUS", running ? "00051" : "00050");
        records.put(
                "INBOVAL", String.format(Locale.ROOT, "%.1f", reading.bolus().millilitres()));
        records.put(
                "INBOCNT",
                Integer.toString(last == null ? 0 : Math.max(0, reading.bolus().count() - last.boluses())));
        records.put("INM1", flag(!running));
        records.put("INM2", flag(reading.bolus().active()));
        records.put("INM3", flag(running));
        records.put("INM4", NOT_VALID);
        records.put("INM5", flag(running));
        records.put("INM6", flag(reading.standby()));
        records.put("INM7", "0");
        records.put("INM8", flag(reading.onMains()));
        records.put("INM9", pump.kind() == Kind.SYRINGE ? NOT_VALID : "0");
        records.put("INM10", flag(reading.kvo()));
        records.put("INM11", "0");
        records.put("INM12", "0");
    }

    private void beyondTheCapture(
            Map<String, String> records, RackPump pump, PumpReading reading, BiConsumer<String, Decimal> truth) {
        Double vtbi = reading.flow().vtbiMillilitres();
        if (vtbi != null) {
            truth.accept("volume-to-be-infused", Decimal.parse(decimals(1, vtbi)));
        }
        records.put("GNMODEL", pump.kind() == Kind.SYRINGE ? "Perfusor Space" : "Infusomat Space");
        records.put("INVTB", vtbi == null ? NOT_VALID : decimals(1, vtbi)); // what is left of it, as we take it
        records.put("INAKKU", Long.toString(reading.batteryMinutes()));
        records.put("INAVRT", averageRate(pump, reading));
        records.put("INPSOLL", NOT_VALID); // its unit is not known
        records.put("INM13", "0");
        records.put("INA16", alarm(16, pump, reading));
    }

    private String averageRate(RackPump pump, PumpReading reading) {
        Said last = before.get(pump);
        double hours = last == null ? 0 : (time.patientNanos() - last.patientNanos()) / NANOS_PER_HOUR;
        return last == null || hours == 0
                ? NOT_VALID
                : decimals(2, Math.max(0, reading.flow().infusedMillilitres() - last.infusedMillilitres()) / hours);
    }

    private static String alarm(int number, RackPump pump, PumpReading reading) {
        PumpAlarm alarm = ALARMS.get(number);
        if (alarm == null) {
            return NOT_VALID;
        }
        Set<PumpAlarm> missing = pump.kind() == Kind.SYRINGE ? NOT_OF_SYRINGES : NOT_OF_VOLUMETRICS;
        return missing.contains(alarm) && !reading.has(alarm) ? NOT_VALID : flag(reading.has(alarm));
    }

    /** Also while it stands still, as at the set rate; none when that is 0, but a pump without a syringe has 0 left. */
    private static String secondsLeft(PumpReading.Flow flow, BiConsumer<String, Decimal> truth) {
        if (flow.contentMillilitres() <= 0) {
            return "0";
        }
        double seconds = flow.remainingSeconds();
        long whole = seconds >= LONGEST_SECONDS ? LONGEST_SECONDS : (long) (seconds + 1e-6);
        if (flow.running() && whole < LONGEST_SECONDS) {
            truth.accept("time-remaining", Decimal.of(whole));
        }
        return Long.toString(whole);
    }

    private static int serial(RackPump pump) {
        return Integer.parseInt(pump.serial());
    }

    private static String start(String name) {
        return name.codePoints()
                .limit(SHORT_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String flag(boolean on) {
        return on ? "1" : "0";
    }

    /** As captured, 0 has no decimals. */
    private static String decimals(int count, double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%." + count + "f", value);
    }
}
