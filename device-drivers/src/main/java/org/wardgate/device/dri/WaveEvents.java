package org.wardgate.device.dri;

import java.time.LocalDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.dri.DriRecord.Subrecord;
import org.wardgate.device.dri.Waves.Curve;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.model.Samples;
import org.wardgate.model.Waveform;
import org.wardgate.time.Timestamp;

/**
 * Makes curves of waveform records. Record specification, waveform data. Control codes among the samples are no samples: what stands
 * between them becomes a curve each, with its own time.
 */
final class WaveEvents {
    private static final int HEADER_BYTES = 6;
    private static final int GAP = 0;
    private static final int LEAD_OFF = 3;
    private static final int HIGHEST_CONTROL_CODE = -32000;

    private final DriverContext context;

    WaveEvents(DriverContext context) {
        this.context = context;
    }

    /** Emits the curves of one record. */
    void emit(DriRecord record, Timestamp received) {
        LocalDateTime time = DriRecord.clock(record.time());
        for (Subrecord subrecord : record.subrecords()) {
            emit(subrecord, received, time);
        }
    }

    private void emit(Subrecord subrecord, Timestamp received, @Nullable LocalDateTime time) {
        Curve curve = Waves.of(subrecord.type());
        if (curve == null) {
            context.count(
                    subrecord.type() == Waves.TWELVE_LEADS
                            ? "wave-of-twelve-leads"
                            : "unknown-wave-" + subrecord.type());
            return;
        }
        Bytes bytes = subrecord.rest();
        int count = bytes.length() < HEADER_BYTES ? -1 : LittleEndian.s16(bytes, 0);
        if (count < 0 || HEADER_BYTES + 2 * count > bytes.length()) {
            context.count("bad-wave-length"); // samples that are missing would shift all that follow in time
            return;
        }
        int status = LittleEndian.u16(bytes, 2);
        if ((status >> GAP & 1) != 0) {
            context.count("wave-gap");
        }
        if ((status >> LEAD_OFF & 1) != 0) {
            context.count("wave-lead-off");
            return;
        }
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) {
            samples[i] = LittleEndian.s16(bytes, HEADER_BYTES + 2 * i);
        }
        emitRuns(curve, samples, received, time);
    }

    private void emitRuns(Curve curve, int[] samples, Timestamp received, @Nullable LocalDateTime time) {
        int begin = 0;
        for (int i = 0; i <= samples.length; i++) {
            boolean isControl = i < samples.length && samples[i] <= HIGHEST_CONTROL_CODE;
            if (isControl) {
                context.count("wave-control-code");
            }
            if (isControl || i == samples.length) {
                if (i > begin) {
                    LocalDateTime at = time == null ? null : time.plus(curve.time(begin));
                    context.emit(new Waveform(
                            context.header(received, at),
                            curve.metric(),
                            "",
                            curve.name(),
                            curve.time(1),
                            Samples.copyOf(Arrays.copyOfRange(samples, begin, i), curve.scale())));
                }
                begin = i + 1;
            }
        }
    }
}
