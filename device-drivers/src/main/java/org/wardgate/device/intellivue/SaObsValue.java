package org.wardgate.device.intellivue;

import java.util.ArrayList;
import java.util.List;
import org.wardgate.bytes.Bytes;

/**
 * A run of samples of one curve (type SaObsValue).
 *
 * @param physioId which curve.
 * @param state a {@link MeasurementState}.
 * @param samples the samples in bytes; {@link SaSpec} says how wide one is.
 */
record SaObsValue(int physioId, int state, Bytes samples) {
    private static final int HEADER_LENGTH = 6;

    static SaObsValue parse(Cursor in) {
        return new SaObsValue(in.u16(), in.u16(), in.take(in.u16()));
    }

    /** The runs of a SaObsValueCmp as far as they are whole. */
    static List<SaObsValue> parseCompound(Cursor in) {
        Cursor body = in.list();
        List<SaObsValue> values = new ArrayList<>();
        while (body.remaining() >= HEADER_LENGTH) {
            SaObsValue value = parse(body);
            if (!body.overrun()) {
                values.add(value);
            }
        }
        return values;
    }
}
