package org.wardgate.device.intellivue;

import java.util.ArrayList;
import java.util.List;

/**
 * One numeric value (type NuObsValue).
 *
 * @param physioId what was measured.
 * @param state a {@link MeasurementState}.
 * @param unitCode the unit, a code of {@link Units}.
 * @param value the number, or why there is none.
 */
record NuObsValue(int physioId, int state, int unitCode, FloatType value) {
    static final int LENGTH = 10;

    static NuObsValue parse(Cursor in) {
        return new NuObsValue(in.u16(), in.u16(), in.u16(), FloatType.of(in.u32()));
    }

    /** The values of a NuObsValueCmp as far as they are whole. */
    static List<NuObsValue> parseCompound(Cursor in) {
        Cursor body = in.list();
        List<NuObsValue> values = new ArrayList<>();
        while (body.remaining() >= LENGTH) {
            values.add(parse(body));
        }
        return values;
    }
}
