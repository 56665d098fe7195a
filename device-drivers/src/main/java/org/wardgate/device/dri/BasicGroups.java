package org.wardgate.device.dri;

import static org.wardgate.device.dri.ParameterGroup.bare;
import static org.wardgate.device.dri.ParameterGroup.field;
import static org.wardgate.device.dri.ParameterGroup.group;
import static org.wardgate.model.Unit.CELSIUS;
import static org.wardgate.model.Unit.MILLILITRE;
import static org.wardgate.model.Unit.MILLIMETRE;
import static org.wardgate.model.Unit.MMHG;
import static org.wardgate.model.Unit.ONE;
import static org.wardgate.model.Unit.PERCENT;
import static org.wardgate.model.Unit.PER_MINUTE;

import java.util.List;

/** The basic class. Record specification, basic physiological data. */
final class BasicGroups {
    static final String ECG = "ecg";
    static final String ECG_EXTRA = "ecg_extra";
    static final String NIBP = "nibp";
    static final String SPO2 = "spo2";
    static final String CO2 = "co2";
    static final String FLOW_VOL = "flow_vol";
    static final String CO_WEDGE = "co_wedge";
    static final String NMT = "nmt";

    static final List<ParameterGroup> ALL = List.of(
            group(
                    ECG,
                    0,
                    field("hr", 6, 0, PER_MINUTE),
                    field("st1", 8, 2, MILLIMETRE),
                    field("st2", 10, 2, MILLIMETRE),
                    field("st3", 12, 2, MILLIMETRE),
                    field("imp_rr", 14, 0, PER_MINUTE)),
            pressure("p1", 16),
            pressure("p2", 30),
            pressure("p3", 44),
            pressure("p4", 58),
            pressure(NIBP, 72),
            temperature("t1", 86),
            temperature("t2", 94),
            temperature("t3", 102),
            temperature("t4", 110),
            oximeter(SPO2, 118),
            group(
                    CO2,
                    132,
                    field("et", 138, 2, PERCENT),
                    field("fi", 140, 2, PERCENT),
                    field("rr", 142, 0, PER_MINUTE),
                    field("amb_press", 144, 1, MMHG)),
            group("o2", 146, field("et", 152, 2, PERCENT), field("fi", 154, 2, PERCENT)),
            group("n2o", 156, field("et", 162, 2, PERCENT), field("fi", 164, 2, PERCENT)),
            group("aa", 166, field("et", 172, 2, PERCENT), field("fi", 174, 2, PERCENT), field("mac_sum", 176, 2, ONE)),
            group(
                    FLOW_VOL,
                    178,
                    field("rr", 184, 0, PER_MINUTE),
                    field("ppeak", 186, 2, Units.CM_WATER),
                    field("peep", 188, 2, Units.CM_WATER),
                    field("pplat", 190, 2, Units.CM_WATER),
                    field("tv_insp", 192, 1, MILLILITRE),
                    field("tv_exp", 194, 1, MILLILITRE),
                    field("compliance", 196, 2, Units.MILLILITRE_PER_CM_WATER),
                    field("mv_exp", 198, 2, Units.LITRE_PER_MINUTE)),
            group(
                    CO_WEDGE,
                    200,
                    field("co", 206, 0, Units.MILLILITRE_PER_MINUTE),
                    field("blood_temp", 208, 2, CELSIUS),
                    field("ref", 210, 2, PERCENT),
                    field("pcwp", 212, 2, MMHG)),
            group(NMT, 214, field("t1", 220, 1, PERCENT), field("tratio", 222, 1, PERCENT), field("ptc", 224, 0, ONE)),
            bare(
                    ECG_EXTRA,
                    226,
                    field("hr_ecg", 226, 0, PER_MINUTE),
                    field("hr_max", 228, 0, PER_MINUTE),
                    field("hr_min", 230, 0, PER_MINUTE)),
            group("svo2", 232, field("svo2", 238, 2, PERCENT)),
            pressure("p5", 240),
            pressure("p6", 254));

    private BasicGroups() {}

    static ParameterGroup pressure(String name, int start) {
        return group(
                name,
                start,
                field("sys", start + 6, 2, MMHG),
                field("dia", start + 8, 2, MMHG),
                field("mean", start + 10, 2, MMHG),
                field("hr", start + 12, 0, PER_MINUTE));
    }

    static ParameterGroup temperature(String name, int start) {
        return group(name, start, field("temp", start + 6, 2, CELSIUS));
    }

    static ParameterGroup oximeter(String name, int start) {
        return group(
                name,
                start,
                field("spo2", start + 6, 2, PERCENT),
                field("pr", start + 8, 0, PER_MINUTE),
                field("ir_amp", start + 10, 2, PERCENT),
                field("svo2", start + 12, 2, PERCENT));
    }
}
