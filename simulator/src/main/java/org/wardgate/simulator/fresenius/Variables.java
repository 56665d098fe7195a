package org.wardgate.simulator.fresenius;

import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.fresenius.Options.Quirk;
import org.wardgate.simulator.pump.PumpAlarm;
import org.wardgate.simulator.pump.PumpReading;
import org.wardgate.simulator.pump.RackPump;

/**
 * What pumps tell, by identifier. Rate and volume are as known; how many digits the others have, and which bit of the alarms means
 * what, is ours.
 */
final class Variables {
    private static final Map<PumpAlarm, Integer> BITS = Map.ofEntries(
            Map.entry(PumpAlarm.OCCLUSION, 0x0001),
            Map.entry(PumpAlarm.SYRINGE_EMPTY, 0x0002),
            Map.entry(PumpAlarm.SYRINGE_NEARLY_EMPTY, 0x0004),
            Map.entry(PumpAlarm.BATTERY_LOW, 0x0008),
            Map.entry(PumpAlarm.BATTERY_EMPTY, 0x0010),
            Map.entry(PumpAlarm.VOLUME_DONE, 0x0020),
            Map.entry(PumpAlarm.SYRINGE, 0x0040),
            Map.entry(PumpAlarm.STANDBY_OVER, 0x0080),
            Map.entry(PumpAlarm.STANDBY_ENDS, 0x0100),
            Map.entry(PumpAlarm.KVO_END, 0x0200));
    private static final int OTHER_BIT = 0x8000;

    private Variables() {}

    /**
     * The variables of a pump.
     *
     * @param pump the pump that is there now.
     * @param mode its mode.
     * @param fault the code of its fault; 0 for none.
     * @param truth is told rate and volume as they are told.
     */
    static Map<Character, Supplier<String>> of(
            Options options,
            Supplier<@Nullable RackPump> pump,
            Supplier<Integer> mode,
            Supplier<Integer> fault,
            BiConsumer<String, Decimal> truth) {
        boolean setRate = options.has(Quirk.TELLS_SET_RATE);
        return Map.of(
                'd',
                        of(pump, reading -> {
                            long tenths = Math.round(10 * shownRate(reading, setRate));
                            truth.accept("rate", new Decimal(tenths, -1));
                            return hex(4, tenths);
                        }),
                'r',
                        of(pump, reading -> {
                            long microlitres = Math.round(1000 * reading.flow().infusedMillilitres());
                            truth.accept("volume-infused", new Decimal(microlitres, -3));
                            return hex(8, microlitres);
                        }),
                'm', () -> Integer.toString(mode.get()),
                'a', of(pump, reading -> hex(4, bits(reading))),
                'e', () -> hex(4, fault.get()),
                'k',
                        of(
                                pump,
                                reading -> hex(
                                        4,
                                        reading.bolus().active()
                                                ? Math.round(
                                                        10 * reading.bolus().millilitresPerHour())
                                                : 0)),
                's',
                        of(
                                pump,
                                reading ->
                                        hex(8, Math.round(1000 * reading.bolus().millilitres()))));
    }

    static String hex(int digits, long number) {
        return String.format(Locale.ROOT, "%0" + digits + "X", number);
    }

    /** During a bolus the rate is the one beside it. */
    private static double shownRate(PumpReading reading, boolean setRate) {
        PumpReading.Flow flow = reading.flow();
        return setRate || reading.bolus().active() ? flow.setMillilitresPerHour() : flow.millilitresPerHour();
    }

    private static int bits(PumpReading reading) {
        return reading.alarms().stream()
                .mapToInt(alarm -> BITS.getOrDefault(alarm, OTHER_BIT))
                .reduce(0, (all, bit) -> all | bit);
    }

    private static Supplier<String> of(Supplier<@Nullable RackPump> pump, Function<PumpReading, String> text) {
        return () -> {
            RackPump there = pump.get();
            return there == null ? "" : text.apply(there.read());
        };
    }
}
