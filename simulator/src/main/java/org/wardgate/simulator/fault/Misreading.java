package org.wardgate.simulator.fault;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.fault.LineFault.Parity;
import org.wardgate.time.TimeSource.Timer;

/**
 * {@link LineFault.WrongBaud} at work. Bytes that come while earlier ones are still being sent, at the sender's rate, follow them
 * without a gap; else the line has idled in between. What was received goes on as soon as it is certain, not at the line's pace.
 */
final class Misreading implements Stage {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Bench bench;
    private final int senderBaud;
    private final Consumer<Bytes> outlet;
    private final Resampler resampler;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private long framingErrors;
    private long sentNanos = Long.MIN_VALUE;
    private Timer settling = Timer.NONE;

    Misreading(Bench bench, int senderBaud, int receiverBaud, Parity parity, Consumer<Bytes> outlet) {
        this.bench = bench;
        this.senderBaud = senderBaud;
        this.outlet = outlet;
        this.resampler = new Resampler(senderBaud, receiverBaud, parity, received::write);
    }

    @Override
    public void pass(Bytes bytes) {
        long now = bench.linkNanos();
        settling.cancel();
        if (sentNanos == Long.MIN_VALUE) {
            sentNanos = now;
        }
        if (now > sentNanos) {
            double idled = (double) (now - sentNanos) * senderBaud / NANOS_PER_SECOND;
            resampler.idle((int) Math.min(idled, resampler.bitsToSettle()));
            sentNanos = now;
        }
        for (int i = 0; i < bytes.length(); i++) {
            resampler.send(bytes.u8(i));
        }
        sentNanos += nanos((long) bytes.length() * resampler.bitsPerByte());
        bench.count("line-bytes-misread", bytes.length());
        handOn();
        settling = bench.schedule(sentNanos + nanos(resampler.bitsToSettle()) - now, this::release);
    }

    @Override
    public void release() {
        settling.cancel();
        resampler.idle(resampler.bitsToSettle());
        handOn();
    }

    @Override
    public long discard() {
        settling.cancel();
        resampler.idle(resampler.bitsToSettle());
        int lost = received.size();
        received.reset();
        return lost;
    }

    private void handOn() {
        bench.count("line-framing-errors", resampler.framingErrors() - framingErrors);
        framingErrors = resampler.framingErrors();
        if (received.size() > 0) {
            Bytes bytes = Bytes.copyOf(received.toByteArray());
            received.reset();
            outlet.accept(bytes);
        }
    }

    private long nanos(long bits) {
        return (bits * NANOS_PER_SECOND + senderBaud - 1) / senderBaud;
    }
}
