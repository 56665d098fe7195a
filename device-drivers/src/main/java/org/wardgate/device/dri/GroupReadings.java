package org.wardgate.device.dri;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.dri.ParameterGroup.Field;
import org.wardgate.model.Decimal;
import org.wardgate.model.Episode;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.MetricId;
import org.wardgate.model.Quality;
import org.wardgate.model.Unit;

/**
 * What the values of one record are shown as. A value becomes a metric of ISO/IEEE 11073-10101 where the catalogue has one that
 * means the same, and there is one of it; every other keeps the protocol's own code. A pressure is chosen by its label and never by
 * its channel.
 */
final class GroupReadings {
    private static final int HEART_RATE = 147842; // MDC_ECG_HEART_RATE
    private static final int PRESSURE_PULSE_RATE = 149522; // MDC_BLD_PULS_RATE_INV
    private static final int OXIMETER_PULSE_RATE = 149530; // MDC_PULS_OXIM_PULS_RATE
    private static final int CUFF_PULSE_RATE = 149546; // MDC_PULS_RATE_NON_INV
    private static final int SATURATION = 150456; // MDC_PULS_OXIM_SAT_O2
    private static final int IMPEDANCE_RESPIRATION = 151578; // MDC_TTHOR_RESP_RATE
    private static final int CO2_RESPIRATION = 151594; // MDC_CO2_RESP_RATE
    private static final int AIRWAY_RESPIRATION = 151570; // MDC_AWAY_RESP_RATE
    private static final int END_TIDAL_CO2 = 151728; // MDC_AWAY_CO2_ET
    private static final int INSPIRED_CO2 = 151738; // MDC_AWAY_CO2_INSP_MIN
    private static final int BLOOD_TEMPERATURE = 188436; // MDC_TEMP_BLD
    private static final int CENTRAL_VENOUS_MEAN = 150087; // MDC_PRESS_BLD_VEN_CENT_MEAN
    private static final int CUFF = 150020; // MDC_PRESS_BLD_NONINV, its parts follow
    private static final int ARTERIAL = 150032; // MDC_PRESS_BLD_ART
    private static final int ARTERIAL_ABP = 150036; // MDC_PRESS_BLD_ART_ABP

    /** From here on the respiration rate of the CO2 group is never that of the impedance. */
    private static final int LEVEL_WITH_CO2_RATE = 8;

    private static final int RATE_FROM_CO2 = 1;
    private static final int INSPIRED_IS_O2 = 2;
    /** Of 1/100 % and of 1/10 mmHg a product in 1/100000 mmHg. */
    private static final int PARTIAL_PRESSURE_EXPONENT = -5;

    private static final int LOWEST_NMT_COUNT = -31000;
    private static final int NO_PTC = 31;

    private final int level;
    private final CuffMeasurement cuff;
    private final long patientNanos;
    private final List<Shown> shown = new ArrayList<>();
    private boolean arterialTaken;
    private boolean venousTaken;

    /**
     * A value and what it is shown as.
     *
     * @param episode which measurement of the cuff it is of; null for what is measured continuously.
     */
    record Shown(
            ShownMetric as,
            Measurement measurement,
            @Nullable Episode episode) {}

    /**
     * For one record.
     *
     * @param level the interface level of the monitor.
     * @param cuff what is known of the cuff from the records before.
     * @param patientNanos when the record arrived.
     */
    GroupReadings(int level, CuffMeasurement cuff, long patientNanos) {
        this.level = level;
        this.cuff = cuff;
        this.patientNanos = patientNanos;
    }

    /** What a block says; nothing of groups that do not exist. */
    List<Shown> of(ClassBlock block) {
        shown.clear();
        for (ParameterGroup group : block.dataClass().groups()) {
            GroupView view = block.view(group);
            if (group.hasHeader() ? view.exists() : block.view(BasicGroups.ECG).exists()) {
                add(view);
            }
        }
        return List.copyOf(shown);
    }

    private void add(GroupView view) {
        switch (view.group().name()) {
            case BasicGroups.ECG -> electrocardiogram(view);
            case BasicGroups.ECG_EXTRA -> extraRates(view);
            case "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8" -> pressure(view);
            case BasicGroups.NIBP -> cuff(view);
            case "t1", "t2", "t3", "t4", "t5", "t6" -> temperature(view);
            case BasicGroups.SPO2 -> oximeter(view);
            case BasicGroups.CO2 -> carbonDioxide(view);
            case "aa" -> plain(view, "aa " + Labels.agent(view.label()) + " ");
            case BasicGroups.FLOW_VOL -> replaced(view, "rr", AIRWAY_RESPIRATION, "RR (spirometry)");
            case BasicGroups.CO_WEDGE -> replaced(view, "blood_temp", BLOOD_TEMPERATURE, "Tblood");
            case BasicGroups.NMT -> relaxation(view);
            case ExtendedGroups.ARRHYTHMIA -> arrhythmia(view);
            default -> plain(view, view.group().name() + " ");
        }
    }

    private void electrocardiogram(GroupView view) {
        int source = Labels.rateSource(view.status());
        boolean isEcg = source == Labels.RATE_FROM_ECG || source == Labels.RATE_FROM_MORTARA_ECG;
        Field rate = view.field("hr");
        String label = "HR (" + Labels.rateSourceName(source) + ")";
        if (isEcg) {
            add(ShownMetric.mdc(HEART_RATE, label), view, rate);
        } else {
            add(ShownMetric.raw("ecg.hr", label), view, rate);
        }
        for (Field field : view.group().fields()) {
            if (field.name().equals("imp_rr")) {
                add(ShownMetric.mdc(IMPEDANCE_RESPIRATION, "RR (impedance)"), view, field);
            } else if (!field.equals(rate)) {
                add(ShownMetric.raw(view.group().code(field), field.name()), view, field);
            }
        }
    }

    /** The rate of the ECG stands in where the displayed rate comes from elsewhere. */
    private void extraRates(GroupView view) {
        GroupView ecg = view.block().view(BasicGroups.ECG);
        int source = Labels.rateSource(ecg.status());
        boolean isShown = source == Labels.RATE_FROM_ECG || source == Labels.RATE_FROM_MORTARA_ECG;
        for (Field field : view.group().fields()) {
            Measurement measurement =
                    ecg.isActive() ? view.measurement(field, GroupState.quality(ecg)) : new Missing(Reason.UNAVAILABLE);
            boolean isRate = field.name().equals("hr_ecg") && !isShown;
            add(
                    isRate
                            ? ShownMetric.mdc(HEART_RATE, "HR (ECG)")
                            : ShownMetric.raw(view.group().code(field), field.name()),
                    measurement);
        }
    }

    private void pressure(GroupView view) {
        String name = view.group().name();
        String site = Labels.pressure(view.label());
        boolean arterial = (site.equals(Labels.ART) || site.equals(Labels.ABP)) && !arterialTaken;
        boolean venous = (site.equals(Labels.CVP) || site.equals(Labels.RAP)) && !venousTaken;
        arterialTaken |= arterial;
        venousTaken |= venous;
        int family = site.equals(Labels.ART) ? ARTERIAL : ARTERIAL_ABP;
        int part = 0;
        for (Field field : view.group().fields()) {
            part++;
            String label = name + " " + site + " " + field.name();
            int code = 0;
            if (arterial) {
                code = field.name().equals("hr") ? PRESSURE_PULSE_RATE : family + part;
            } else if (venous && field.name().equals("mean")) {
                code = CENTRAL_VENOUS_MEAN;
            }
            add(
                    code == 0 ? ShownMetric.raw(name + "." + field.name(), label) : ShownMetric.mdc(code, label),
                    view,
                    field);
        }
    }

    private void cuff(GroupView view) {
        StringBuilder key = new StringBuilder("nibp");
        view.group().fields().forEach(field -> key.append(' ').append(view.raw(field)));
        boolean measured = view.isActive()
                && view.group().fields().stream()
                        .anyMatch(field -> view.measurement(field, Quality.GOOD).isPresent());
        Episode episode = measured ? cuff.observe(key.toString(), view.labelIs(Bits.NIBP_OLD), patientNanos) : null;
        int part = 0;
        for (Field field : view.group().fields()) {
            part++;
            int code = field.name().equals("hr") ? CUFF_PULSE_RATE : CUFF + part;
            Measurement measurement = GroupState.measurement(view, field);
            boolean awaited = !measurement.isPresent() && view.labelIs(Bits.NIBP_MEASURING);
            shown.add(new Shown(
                    ShownMetric.mdc(code, "NIBP " + field.name()),
                    awaited ? new Missing(Reason.ONGOING) : measurement,
                    episode));
        }
    }

    private void temperature(GroupView view) {
        String site = Labels.temperature(view.label());
        int code = switch (site) {
            case "ESO" -> 150372; // MDC_TEMP_ESOPH
            case "NASO" -> 150380; // MDC_TEMP_NASOPH
            case "TYMP" -> 150392; // MDC_TEMP_TYMP
            case "SKIN" -> 150388; // MDC_TEMP_SKIN
            case "CORE" -> 150368; // MDC_TEMP_CORE
            default -> 150344; // MDC_TEMP
        };
        boolean ofRoom = site.equals("AIRW") || site.equals("ROOM");
        String name = view.group().name();
        MetricId metric = ofRoom ? OwnCodes.metric(name + ".temp") : new MetricId.Mdc(code);
        add(new ShownMetric(metric, name, (name + " " + site).strip()), view, view.field("temp"));
    }

    private void oximeter(GroupView view) {
        for (Field field : view.group().fields()) {
            ShownMetric as = switch (field.name()) {
                case "spo2" -> ShownMetric.mdc(SATURATION, "SpO2");
                case "pr" -> ShownMetric.mdc(OXIMETER_PULSE_RATE, "PR");
                default -> ShownMetric.raw(view.group().code(field), field.name());
            };
            add(as, view, field);
        }
    }

    /**
     * The monitor states a share of the air and the pressure of it; the partial pressure is their product, as VSCapture has it.
     * Whether a monitor that is set to wet gas shows the same is not known.
     */
    private void carbonDioxide(GroupView view) {
        plain(view, "co2 ", "rr");
        String wet = view.is(Bits.CO2_WET) ? ", wet" : "";
        partialPressure(view, "et", ShownMetric.mdc(END_TIDAL_CO2, "EtCO2 (derived" + wet + ")"));
        if ((view.label() >> 3 & 7) != INSPIRED_IS_O2) {
            partialPressure(view, "fi", ShownMetric.mdc(INSPIRED_CO2, "FiCO2 (derived" + wet + ")"));
        }
        boolean isCo2 = level >= LEVEL_WITH_CO2_RATE || (view.label() & 7) == RATE_FROM_CO2;
        add(
                isCo2 ? ShownMetric.mdc(CO2_RESPIRATION, "RR (CO2)") : ShownMetric.raw("co2.rr", "RR"),
                view,
                view.field("rr"));
    }

    private void partialPressure(GroupView view, String name, ShownMetric as) {
        Field ambient = view.field("amb_press");
        Measurement share = GroupState.measurement(view, view.field(name));
        boolean known = GroupState.measurement(view, ambient).isPresent() && view.raw(ambient) > 0;
        Measurement pressure = share;
        if (share instanceof Value value) {
            long product = (long) view.raw(view.field(name)) * view.raw(ambient);
            pressure = known
                    ? new Value(
                            new Decimal(product, PARTIAL_PRESSURE_EXPONENT).roundedTo(1), Unit.MMHG, value.quality())
                    : new Missing(Reason.UNAVAILABLE);
        }
        add(as, pressure);
    }

    /** The third value is three numbers: a post-tetanic count, a count of responses and the current. */
    private void relaxation(GroupView view) {
        plain(view, "nmt ", "ptc");
        int bits = view.raw(view.field("ptc"));
        boolean present = view.isActive() && bits > LOWEST_NMT_COUNT;
        Measurement none = GroupState.measurement(view, view.field("ptc"));
        Measurement absent = none.isPresent() ? new Missing(Reason.INVALID) : none;
        int ptc = bits & 0x1F;
        number("nmt.ptc", Unit.ONE, present && ptc != NO_PTC ? ptc : -1, absent);
        number("nmt.count", Unit.ONE, present ? bits >> 5 & 0xF : -1, absent);
        number("nmt.current", Units.MILLIAMPERE, present ? bits >> 9 & 0x7F : -1, absent);
    }

    private void number(String code, Unit unit, int number, Measurement absent) {
        add(
                ShownMetric.raw(code, code.replace('.', ' ')),
                number < 0 ? absent : new Value(Decimal.of(number), unit, Quality.GOOD));
    }

    private void arrhythmia(GroupView view) {
        plain(view, "arrh ");
        long bits = LittleEndian.u32(view.block().block(), ExtendedGroups.ARRHYTHMIA_BITS_AT);
        add(
                ShownMetric.raw("arrh_ecg.arrh_status_bf", "arrhythmias"),
                view.isActive()
                        ? new Value(Decimal.of(bits), Unit.ONE, Quality.GOOD)
                        : new Missing(Reason.UNAVAILABLE));
    }

    /** All values of a group under their own codes, but one that has one of the catalogue. */
    private void replaced(GroupView view, String name, int code, String label) {
        plain(view, view.group().name() + " ", name);
        add(ShownMetric.mdc(code, label), view, view.field(name));
    }

    private void plain(GroupView view, String prefix, String... without) {
        List<String> left = List.of(without);
        for (Field field : view.group().fields()) {
            if (!left.contains(field.name())) {
                add(ShownMetric.raw(view.group().code(field), prefix + field.name()), view, field);
            }
        }
    }

    private void add(ShownMetric as, GroupView view, Field field) {
        add(as, GroupState.measurement(view, field));
    }

    private void add(ShownMetric as, Measurement measurement) {
        shown.add(new Shown(as, measurement, null));
    }
}
