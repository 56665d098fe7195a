package org.wardgate.device.dri;

import static org.wardgate.device.dri.ParameterGroup.field;
import static org.wardgate.device.dri.ParameterGroup.group;
import static org.wardgate.model.Unit.KPA;
import static org.wardgate.model.Unit.MMHG;
import static org.wardgate.model.Unit.ONE;
import static org.wardgate.model.Unit.PERCENT;
import static org.wardgate.model.Unit.SECOND;

import java.util.List;
import org.wardgate.device.dri.ParameterGroup.Field;

/** The third extended class. Record specification, extended physiological data. */
final class AdvancedGroups {
    private static final int PICCO = 142;

    static final List<ParameterGroup> EXT3 = List.of(
            group(
                    "gasex",
                    0,
                    field("vo2", 6, 1, Units.MILLILITRE_PER_MINUTE),
                    field("vco2", 8, 1, Units.MILLILITRE_PER_MINUTE),
                    field("ee", 10, 0, Units.KILOCALORIE_PER_DAY),
                    field("rq", 12, 3, ONE)),
            group("flow_vol2", 14, spirometry()),
            group("bal_gas", 60, field("et", 66, 2, PERCENT), field("fi", 68, 2, PERCENT)),
            group(
                    "tono",
                    70,
                    field("prco2", 76, 2, KPA),
                    field("pr_et", 78, 2, KPA),
                    field("pr_pa", 80, 2, KPA),
                    field("pa_delay", 82, 0, Units.MINUTE),
                    field("phi", 84, 2, ONE),
                    field("phi_delay", 86, 0, Units.MINUTE),
                    field("amb_press", 88, 1, MMHG),
                    field("cpma", 90, 0, OwnCodes.unit("tono.cpma"))),
            group("aa2", 92, field("mac_age_sum", 98, 2, ONE)),
            group("delp", 116, field("spv", 122, 2, MMHG), field("ppv", 124, 2, PERCENT)),
            group("cpp", 126, field("cpp", 132, 2, MMHG)),
            group("cpp2", 134, field("cpp", 140, 2, MMHG)),
            group("picco", PICCO, picco()));

    private AdvancedGroups() {}

    private static Field[] spirometry() {
        return new Field[] {
            field("ipeep", 20, 2, Units.CM_WATER),
            field("pmean", 22, 2, Units.CM_WATER),
            field("raw", 24, 2, Units.CM_WATER_SECOND_PER_LITRE),
            field("mv_insp", 26, 2, Units.LITRE_PER_MINUTE),
            field("epeep", 28, 2, Units.CM_WATER),
            field("mv_spont", 30, 2, Units.LITRE_PER_MINUTE),
            field("ie_ratio", 32, 2, ONE),
            field("insp_time", 34, 2, SECOND),
            field("exp_time", 36, 2, SECOND),
            field("static_compliance", 38, 2, Units.MILLILITRE_PER_CM_WATER),
            field("static_pplat", 40, 2, Units.CM_WATER),
            field("static_peepe", 42, 2, Units.CM_WATER),
            field("static_peepi", 44, 2, Units.CM_WATER)
        };
    }

    /** The names of the group's values are known, their scales are not: counts, in units of their own. */
    private static Field[] picco() {
        String[] names = {
            "cci", "cco", "cfi", "ci", "co", "cpi", "cpo", "dpmax", "elwi", "evlw", "gedi", "gedv", "gef", "itbi",
            "itbv", "ppv", "pvpi", "sv", "svi", "svr", "svri", "svv", "tblood", "tinj"
        };
        Field[] fields = new Field[names.length];
        for (int i = 0; i < names.length; i++) {
            fields[i] =
                    field(names[i], PICCO + ParameterGroup.HEADER_BYTES + 2 * i, 0, OwnCodes.unit("picco." + names[i]));
        }
        return fields;
    }
}
