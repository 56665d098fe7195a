package org.wardgate.device.medibus;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.medibus.MedibusMessage.Coded;
import org.wardgate.device.medibus.MedibusMessage.Values;
import org.wardgate.device.medibus.Parameters.Edition;
import org.wardgate.device.medibus.Parameters.Parameter;
import org.wardgate.model.Decimal;
import org.wardgate.model.Episode;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.Quality;
import org.wardgate.model.Reading;
import org.wardgate.model.Unit;
import org.wardgate.time.Timestamp;

/**
 * Makes readings of values, limits and settings. A machine leaves out what it does not have now, so whatever it has sent once and does
 * not send is missing. Source: MEDIBUS 4.03, measured data.
 */
final class ValueEvents {
    private static final Set<Integer> CUFF = Set.of(0x96, 0x8C, 0x91);
    private static final int MINUTES_SINCE_CUFF = 0x92;

    private static final Map<Integer, Integer> TABLES = Map.of(
            MedibusCode.LOW_LIMITS_1, MedibusCode.MEASURED_1,
            MedibusCode.HIGH_LIMITS_1, MedibusCode.MEASURED_1,
            MedibusCode.LOW_LIMITS_2, MedibusCode.MEASURED_2,
            MedibusCode.HIGH_LIMITS_2, MedibusCode.MEASURED_2);

    private static final Map<Integer, String> SUFFIXES = Map.of(
            MedibusCode.LOW_LIMITS_1, " low limit",
            MedibusCode.HIGH_LIMITS_1, " high limit",
            MedibusCode.LOW_LIMITS_2, " low limit",
            MedibusCode.HIGH_LIMITS_2, " high limit",
            MedibusCode.SETTINGS, " set");

    /** Age, weights and heights: about the patient, and no setting of the machine. MEDIBUS.X, settings. */
    private static final Set<Integer> OF_THE_PATIENT = Set.of(0x4A, 0x4B, 0x6F, 0x74, 0x82, 0x83);

    private final DriverContext context;
    private final Map<Integer, Set<Integer>> known = new HashMap<>();
    private CuffTracker cuff = new CuffTracker();
    private Edition edition = Edition.UNKNOWN;

    ValueEvents(DriverContext context) {
        this.context = context;
    }

    /** Another machine, or one nobody has heard of yet. */
    void restart() {
        known.clear();
        cuff = new CuffTracker();
        edition = Edition.UNKNOWN;
    }

    /** Which list of codes the machine speaks. */
    void speaks(Edition newEdition) {
        edition = newEdition;
    }

    /** Emits what a response has, and what it has no more. */
    void emit(Values message, Timestamp received) {
        int request = message.request();
        Map<Integer, String> texts = texts(message);
        Set<Integer> codes = known.computeIfAbsent(request, key -> new TreeSet<>());
        codes.addAll(texts.keySet());
        Episode episode = request == MedibusCode.MEASURED_1 ? episode(texts, received) : null;
        for (int code : codes) {
            String text = texts.get(code);
            Parameter parameter = parameter(request, code);
            Measurement measurement = text == null ? absent(request) : measurement(text, parameter);
            context.emit(new Reading(
                    context.header(received, null),
                    Metrics.of(request, code, codes),
                    Metrics.channel(request, code),
                    parameter == null ? null : parameter.name() + SUFFIXES.getOrDefault(request, ""),
                    measurement,
                    CUFF.contains(code) && measurement.isPresent() ? episode : null));
        }
    }

    private Map<Integer, String> texts(Values message) {
        Map<Integer, String> texts = new HashMap<>();
        for (Coded value : message.values()) {
            if (message.request() == MedibusCode.SETTINGS && OF_THE_PATIENT.contains(value.code())) {
                context.count("setting-of-the-patient");
            } else if (texts.put(value.code(), value.text()) != null) {
                context.count("value-sent-twice");
            }
        }
        return texts;
    }

    private @Nullable Episode episode(Map<Integer, String> texts, Timestamp received) {
        Map<Integer, String> pressures = new TreeMap<>(texts);
        pressures.keySet().retainAll(CUFF);
        if (pressures.values().stream().allMatch(String::isBlank)) {
            return null;
        }
        Decimal minutes = MedibusParser.number(texts.getOrDefault(MINUTES_SINCE_CUFF, ""));
        Long whole = minutes != null && minutes.exponent() == 0 && minutes.signum() >= 0 ? minutes.unscaled() : null;
        return cuff.observe(pressures.toString(), whole, received);
    }

    private @Nullable Parameter parameter(int request, int code) {
        return Parameters.find(TABLES.getOrDefault(request, request), code, edition);
    }

    private Measurement measurement(String text, @Nullable Parameter parameter) {
        if (text.isBlank()) {
            return new Measurement.Missing(Reason.INVALID);
        }
        Decimal number = MedibusParser.number(text);
        if (number == null) {
            context.count("malformed-number");
            return new Measurement.Missing(Reason.UNREADABLE);
        }
        Unit unit = parameter == null ? Parameters.noUnit() : parameter.unit();
        return new Measurement.Value(number, unit, Quality.GOOD);
    }

    private static Measurement absent(int request) {
        boolean measured = request == MedibusCode.MEASURED_1 || request == MedibusCode.MEASURED_2;
        return new Measurement.Missing(measured ? Reason.INVALID : Reason.UNAVAILABLE);
    }
}
