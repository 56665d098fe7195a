package org.wardgate.device.intellivue;

import static java.util.Map.entry;

import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Unit;

/** Unit codes of partition 4 (NOM_DIM) as UCUM units. */
final class Units {
    private static final Map<Integer, Unit> UNITS = Map.ofEntries(
            entry(0x0000, Unit.ONE),
            entry(0x0200, Unit.ONE),
            entry(0x0220, Unit.PERCENT),
            entry(0x0240, new Unit("[ppth]")),
            entry(0x0511, new Unit("cm")),
            entry(0x0512, Unit.MILLIMETRE),
            entry(0x0560, new Unit("[in_i]")),
            entry(0x05C0, new Unit("m2")),
            entry(0x0640, new Unit("L")),
            entry(0x0652, Unit.MILLILITRE),
            entry(0x06C0, new Unit("g")),
            entry(0x06C3, new Unit("kg")),
            entry(0x06D2, new Unit("mg")),
            entry(0x06D3, new Unit("ug")),
            entry(0x06E0, new Unit("[lb_av]")),
            entry(0x0880, new Unit("s")),
            entry(0x0892, new Unit("ms")),
            entry(0x08A0, new Unit("min")),
            entry(0x08C0, new Unit("h")),
            entry(0x08E0, new Unit("d")),
            entry(0x0900, new Unit("wk")),
            entry(0x0920, new Unit("mo")),
            entry(0x0940, new Unit("a")),
            entry(0x09C0, new Unit("Hz")),
            entry(0x09E0, Unit.PER_MINUTE),
            entry(0x0AA0, Unit.PER_MINUTE), // beats
            entry(0x0AC0, Unit.PER_MINUTE), // pulses
            entry(0x0AE0, Unit.PER_MINUTE), // breaths
            entry(0x0C00, new Unit("L/min")),
            entry(0x0C12, new Unit("mL/min")),
            entry(0x0C32, Unit.MILLILITRE_PER_HOUR),
            entry(0x0D32, new Unit("mg/h")),
            entry(0x0D93, new Unit("ug/kg/min")),
            entry(0x0F03, Unit.KPA),
            entry(0x0F20, Unit.MMHG),
            entry(0x0F40, new Unit("cm[H2O]")),
            entry(0x0F72, new Unit("mbar")),
            entry(0x10B2, Unit.MILLIVOLT),
            entry(0x10B3, new Unit("uV")),
            entry(0x10C0, new Unit("Ohm")),
            entry(0x1140, Unit.FAHRENHEIT),
            entry(0x17A0, Unit.CELSIUS),
            entry(0x1920, new Unit("dB")));

    private Units() {}

    /** The unit of a code; a raw unit, which no limit is compared with, for a code that is not known. */
    static Unit of(int code) {
        @Nullable Unit unit = UNITS.get(code);
        return unit != null ? unit : Unit.raw(PhysioIds.VENDOR, HexFormat.of().toHexDigits((char) code));
    }
}
