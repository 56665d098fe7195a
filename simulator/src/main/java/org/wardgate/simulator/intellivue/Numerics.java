package org.wardgate.simulator.intellivue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals;
import org.wardgate.simulator.patient.Vitals.Airway;
import org.wardgate.simulator.patient.Vitals.Pressure;

/**
 * The numerics as the monitor's sensors see them, among the parameters it is configured for and does not measure. Data Export
 * Interface Programming Guide, numeric observed values and measurement states.
 *
 * <p>As recorded, a parameter that was never measured has no value attribute at all; one that was and no longer is has an invalid
 * NaN; the cuff pressure before its first measurement is an unavailable NaN.
 */
final class Numerics {
    /** The group of observed values alone. */
    static final int OBSERVED_VALUES = 0x0803;

    private static final int ALL_GROUPS = 0;
    private static final int INVALID = 0x8000;
    private static final int UNAVAILABLE = 0x2000;
    private static final int DEMO_DATA = 0x0400;
    private static final int MEASUREMENT_ONGOING = 0x0020;

    private static final int BEATS_PER_MINUTE = 0x0AA0;
    private static final int BREATHS_PER_MINUTE = 0x0AE0;
    private static final int PERCENT = 0x0220;
    private static final int MILLIMETRES_OF_MERCURY = 0x0F20;

    private static final int CELSIUS = 0x17A0;
    private static final int DIMENSIONLESS = 0x0200;

    private static final int VALUE = 0x0950;
    private static final int COMPOUND_VALUE = 0x094B;
    private static final int TIME_STAMP_ABS = 0x0990;
    private static final Duration OLD = Duration.ofDays(1);

    private final Patient patient;
    private final Options options;
    private final NibpCuff cuff;
    private final Faults faults;
    private final List<Parameter> parameters;
    private final BiConsumer<String, Decimal> truth;
    private final Set<Integer> everMeasured = new HashSet<>();

    Numerics(Patient patient, Options options, NibpCuff cuff, Faults faults, BiConsumer<String, Decimal> truth) {
        this.patient = patient;
        this.options = options;
        this.cuff = cuff;
        this.faults = faults;
        this.parameters = Parameter.of(options.sensors());
        this.truth = truth;
    }

    void powerOn() {
        everMeasured.clear();
    }

    /**
     * What is seen now.
     *
     * @param group the attributes wanted: all, or the observed values alone.
     * @param wantedLabels the labels a client has restricted the numerics to; empty for no restriction.
     */
    List<ObservedObject> observe(int group, Set<Long> wantedLabels) {
        Moment moment = new Moment(
                patient.vitals(),
                faults.take(Fault.INVALID_STATE),
                faults.take(Fault.DEMO_STATE) || options.demoMode(),
                faults.take(Fault.OLD_CUFF_STAMP),
                faults.take(Fault.UNKNOWN_ATTRIBUTES));
        List<ObservedObject> objects = new ArrayList<>();
        for (Parameter parameter : parameters) {
            boolean wanted = wantedLabels.isEmpty() || wantedLabels.contains(parameter.label());
            boolean measured = parameter.measuredBy(options.sensors());
            if (wanted && (measured || options.unmeasuredParameters())) {
                List<Attribute> values = measured ? values(parameter.handle(), moment) : List.of();
                List<Attribute> attributes = new ArrayList<>();
                if (group == ALL_GROUPS) {
                    attributes.addAll(parameter.constants());
                }
                attributes.addAll(values);
                if (!attributes.isEmpty()) {
                    objects.add(new ObservedObject(parameter.context(), parameter.handle(), attributes));
                }
            }
        }
        return objects;
    }

    private List<Attribute> values(int handle, Moment moment) {
        Vitals vitals = moment.vitals;
        return switch (handle) {
            case Parameter.HEART_RATE ->
                value(handle, 0x4182, BEATS_PER_MINUTE, vitals.heartRatePerMinute(), 0, moment);
            case Parameter.RESPIRATION ->
                value(handle, 0x500A, BREATHS_PER_MINUTE, vitals.respirationPerMinute(), 0, moment);
            case Parameter.SPO2 -> value(handle, 0x4BB8, PERCENT, vitals.oxygenSaturationPercent(), 1, moment);
            case Parameter.PULSE -> value(handle, 0x4822, BEATS_PER_MINUTE, vitals.pulsePerMinute(), 0, moment);
            case Parameter.PERFUSION -> value(handle, 0x4BB0, DIMENSIONLESS, vitals.perfusionPercent(), 1, moment);
            case Parameter.TEMPERATURE -> value(handle, 0x4B48, CELSIUS, vitals.temperatureCelsius(), 1, moment);
            case Parameter.AIRWAY_RESPIRATION ->
                value(
                        handle,
                        0x5012,
                        BREATHS_PER_MINUTE,
                        vitals.airway() == null ? null : vitals.airway().breathsPerMinute(),
                        0,
                        moment);
            case Parameter.CARBON_DIOXIDE -> carbonDioxide(vitals.airway(), moment);
            case Parameter.ARTERIAL -> arterialPressure(vitals.pressure(), moment);
            case Parameter.NBP -> cuff.connected() ? cuffPressure(moment) : List.of();
            default -> List.of();
        };
    }

    private List<Attribute> value(
            int handle, int physiologicalId, int unit, @Nullable Decimal number, int decimals, Moment moment) {
        if (!measured(handle, number != null)) {
            return List.of();
        }
        int state = moment.state(number == null ? INVALID : 0);
        return List.of(new Attribute(VALUE, observation(physiologicalId, state, unit, rounded(number, decimals))));
    }

    /** Whether a parameter has a value attribute: from the first value on. */
    private boolean measured(int handle, boolean now) {
        if (now) {
            everMeasured.add(handle);
        }
        return everMeasured.contains(handle);
    }

    private List<Attribute> cuffPressure(Moment moment) {
        NibpCuff.Measurement last = cuff.last();
        Pressure pressure = last == null ? null : last.pressure();
        int state = last == null ? UNAVAILABLE : pressure == null ? INVALID : 0;
        state = moment.state(cuff.measuring() ? state | MEASUREMENT_ONGOING : state);
        Bytes stamp = DeviceClock.NOT_AVAILABLE;
        if (last != null) {
            stamp = DeviceClock.absolute(moment.oldStamp ? last.at().minus(OLD) : last.at());
        }
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute(TIME_STAMP_ABS, stamp));
        if (moment.unknownAttributes) {
            attributes.add(Attribute.ofHex(0xF237, "ffffffff"));
            attributes.add(Attribute.ofHex(0xF998, "ffffffff"));
        }
        attributes.add(pressures(0x4A05, state, pressure));
        return attributes;
    }

    private List<Attribute> arterialPressure(@Nullable Pressure pressure, Moment moment) {
        if (!measured(Parameter.ARTERIAL, pressure != null)) {
            return List.of();
        }
        return List.of(pressures(0x4A15, moment.state(pressure == null ? INVALID : 0), pressure));
    }

    private List<Attribute> carbonDioxide(@Nullable Airway airway, Moment moment) {
        if (!measured(Parameter.CARBON_DIOXIDE, airway != null)) {
            return List.of();
        }
        int state = moment.state(airway == null ? INVALID : 0);
        return List.of(compound(
                pressureObservation(0x50B0, state, airway == null ? null : airway.endTidalMillimetresOfMercury()),
                pressureObservation(0x50BA, state, airway == null ? null : airway.inspiredMillimetresOfMercury())));
    }

    /** Systolic, diastolic and mean, whose identifiers follow each other. */
    private Attribute pressures(int systolicId, int state, @Nullable Pressure pressure) {
        return compound(
                pressureObservation(
                        systolicId, state, pressure == null ? null : pressure.systolicMillimetresOfMercury()),
                pressureObservation(
                        systolicId + 1, state, pressure == null ? null : pressure.diastolicMillimetresOfMercury()),
                pressureObservation(
                        systolicId + 2, state, pressure == null ? null : pressure.meanMillimetresOfMercury()));
    }

    private static Attribute compound(Bytes... observations) {
        MessageWriter values = new MessageWriter();
        for (Bytes observation : observations) {
            values.bytes(observation);
        }
        return new Attribute(
                COMPOUND_VALUE,
                new MessageWriter()
                        .u16(observations.length)
                        .counted(values.toBytes())
                        .toBytes());
    }

    private Bytes pressureObservation(int physiologicalId, int state, @Nullable Decimal pressure) {
        return observation(physiologicalId, state, MILLIMETRES_OF_MERCURY, rounded(pressure, 0));
    }

    private Bytes observation(int physiologicalId, int state, int unit, @Nullable Decimal number) {
        if (number != null) {
            truth.accept(TrueMetric.of(physiologicalId), number);
        }
        return new MessageWriter()
                .u16(physiologicalId)
                .u16(state)
                .u16(unit)
                .u32(Attribute.floatType(number))
                .toBytes();
    }

    private static @Nullable Decimal rounded(@Nullable Decimal number, int decimals) {
        return number == null ? null : number.roundedTo(decimals);
    }

    private record Moment(Vitals vitals, boolean invalid, boolean demo, boolean oldStamp, boolean unknownAttributes) {
        int state(int state) {
            return state | (invalid ? INVALID : 0) | (demo ? DEMO_DATA : 0);
        }
    }
}
