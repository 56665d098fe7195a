package org.wardgate.device.bcc;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Unit;

/** The units of values, by code of the value and by the pump's own unit codes. Source: BCC, pump parameters and unit codes. */
final class SpaceUnits {
    private static final String VENDOR = "bbraun-space";
    private static final Map<String, Unit> BY_VALUE = Map.ofEntries(
            Map.entry("INVOLACT", Unit.MILLILITRE),
            Map.entry("INVOLAC", Unit.MILLILITRE),
            Map.entry("INTIME", new Unit("min")),
            Map.entry("INAKKU", new Unit("min")),
            Map.entry("INSTBY", new Unit("min")),
            Map.entry("INBORT", Unit.MILLILITRE_PER_HOUR),
            Map.entry("INBOVAL", Unit.MILLILITRE),
            Map.entry("INAVRT", Unit.MILLILITRE_PER_HOUR),
            Map.entry("INBOCNT", Unit.ONE),
            Map.entry("INP1", Unit.ONE),
            Map.entry("INP2", Unit.PERCENT),
            Map.entry("FMNOR", Unit.ONE));

    /** Per minute, hour and day. */
    private static final String[] PER_TIME = {"/min", "/h", "/d"};

    private static final Map<Integer, Unit> BY_CODE = byCode();

    private SpaceUnits() {}

    /** The unit of a value that always has the same; a raw one where it is not known. */
    static Unit of(String code) {
        Unit unit = BY_VALUE.get(code);
        return unit == null ? Unit.raw(VENDOR, code) : unit;
    }

    /** The unit that a unit code states; a raw one where it is not known, or has no unit in UCUM. */
    static Unit ofCode(@Nullable String code) {
        Unit unit = code != null && code.matches("[0-9]{1,3}") ? BY_CODE.get(Integer.parseInt(code)) : null;
        return unit == null ? Unit.raw(VENDOR, code == null ? "none" : code) : unit;
    }

    private static Map<Integer, Unit> byCode() {
        Map<Integer, Unit> units = new HashMap<>();
        String[] amounts = {"ng", "mg", "ug", "g", "mmol", "meq", "[IU]"};
        put(units, 23, "ng", "mg", "ug", "g", "mmol", "meq", "[IU]");
        put(units, 30, "ng/mL", "mg/mL", "ug/mL", "g/mL", "mmol/mL", "meq/mL", "[IU]/mL");
        put(units, 37, "ng/kg", "mg/kg", "ug/kg", "g/kg", "mmol/kg", "meq/kg", "[IU]/kg");
        for (int i = 0; i < amounts.length; i++) {
            for (int time = 0; time < PER_TIME.length; time++) {
                put(units, 44 + 3 * i + time, amounts[i] + PER_TIME[time]);
                put(units, 65 + 3 * i + time, amounts[i] + "/kg" + PER_TIME[time]);
            }
        }
        put(units, 1, "mL/h", "mL");
        return units;
    }

    private static void put(Map<Integer, Unit> units, int first, String... codes) {
        for (int i = 0; i < codes.length; i++) {
            units.put(first + i, new Unit(codes[i]));
        }
    }
}
