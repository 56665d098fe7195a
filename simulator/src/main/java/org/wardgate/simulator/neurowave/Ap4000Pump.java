package org.wardgate.simulator.neurowave;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.pump.DrivenSyringe;
import org.wardgate.simulator.pump.InfusionPump;
import org.wardgate.simulator.pump.SyringeDrive.Stop;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * An AP-4000 on its line, whose first channel infuses. It answers who it is, and its status when it is asked by its number. Requests with
 * other names are commands: it does not obey them, and counts each as a violation.
 *
 * <p>Counters: {@code frames}, {@code replies}, {@code bad-frames}, {@code other-systems}, {@code bytes-ignored}, {@code violations}.
 *
 * <p>All methods are called on the simulator's executor.
 */
public final class Ap4000Pump implements InfusionPump {
    private static final Duration LATENCY = Duration.ofMillis(30); // ours
    private static final int LONGEST = 256;
    private static final int FIELDS = 100;
    private static final int SECOND = 33; // how much further on the second channel's fields are
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final DeviceWire wire;
    private final Options options;
    private final DrivenSyringe channel;
    private final Counters counters = new Counters();
    private final StringBuilder frame = new StringBuilder();
    private final long madeNanos;
    private boolean inFrame;
    private Timer reply = Timer.NONE;

    /** A pump that is switched off so far. */
    public Ap4000Pump(DeviceWire wire, Options options) {
        this.wire = wire;
        this.options = options;
        this.channel = new DrivenSyringe(options.drive(), wire.time());
        this.madeNanos = wire.time().patientNanos();
    }

    @Override
    public void start() {
        inFrame = false;
    }

    @Override
    public void stop() {
        reply.cancel();
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            take((char) bytes.u8(i));
        }
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.all();
    }

    @Override
    public void run() {
        channel.run();
    }

    @Override
    public void hold() {
        channel.hold();
    }

    @Override
    public void setRate(Decimal millilitresPerHour) {
        channel.setRateMillilitresPerHour(millilitresPerHour.toDouble());
    }

    @Override
    public void occlude() {
        channel.setOccluded(true);
    }

    @Override
    public void releaseOcclusion() {
        channel.setOccluded(false);
    }

    @Override
    public void disconnectLine() {
        channel.setDisconnected(true);
    }

    @Override
    public void connectLine() {
        channel.setDisconnected(false);
    }

    @Override
    public double reachedMillilitresBy(long patientNanos) {
        return channel.reachedMillilitresBy(patientNanos);
    }

    /** A frame with its sum: what its characters up to the bar add up to. */
    static Bytes frame(String fields) {
        String text = "!" + fields + "|";
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum = (sum + text.charAt(i)) % 0x10000;
        }
        return Bytes.ofAscii(text + String.format(Locale.ROOT, "%04X", sum) + "\r\n");
    }

    private void take(char c) {
        if (c == '!') {
            inFrame = true;
            frame.setLength(0);
        } else if (!inFrame) {
            counters.add("bytes-ignored");
        } else if (c == '\n') {
            inFrame = false;
            heard(frame.toString());
        } else if (frame.length() < LONGEST) {
            frame.append(c);
        }
    }

    private void heard(String text) {
        int bar = text.lastIndexOf('|');
        String fields = bar < 0 ? "" : text.substring(0, bar);
        if (!frame(fields).toAscii().equals("!" + text + "\n")) {
            counters.add("bad-frames");
            return;
        }
        counters.add("frames");
        if (fields.equals("CONNREQ")) {
            answer(this::connection);
        } else if (fields.equals("STATREQ^" + options.systemId())) {
            answer(this::status);
        } else if (fields.startsWith("STATREQ^")) {
            counters.add("other-systems");
        } else {
            counters.add("violations");
        }
    }

    private void answer(Supplier<String> fields) {
        reply.cancel();
        reply = wire.schedule(Face.LINK, LATENCY, () -> {
            counters.add("replies");
            wire.send(frame(fields.get()));
        });
    }

    private String connection() {
        return "CONNREQ^v0.2^" + options.systemId() + "^v0.1.0.8218^v1.0^" + DATE.format(clock()) + "^"
                + TIME.format(clock());
    }

    private String status() {
        List<String> fields = new ArrayList<>(Collections.nCopies(FIELDS, ""));
        fields.set(0, "STATREQ");
        fields.set(1, "v0.2");
        fields.set(2, options.systemId());
        fields.set(3, DATE.format(clock()));
        fields.set(4, TIME.format(clock()));
        alarms(channel.stop(), fields);
        fields.set(34, options.systemId() + "-1");
        fields.set(34 + SECOND, options.systemId() + "-2");
        fields.set(37, "KETAMINE");
        for (int field : new int[] {38, 42, 54, 56, 58, 61, 62, 63}) {
            fields.set(field + SECOND, "0.00");
        }
        Decimal vtbi = options.vtbiMillilitres();
        Double left = channel.vtbiMillilitres();
        double rate = channel.isRunning() ? channel.rateMillilitresPerHour() : 0;
        say(fields, 38, "raw:neurowave:concentration", 2);
        fields.set(39, "mg/mL");
        say(fields, 42, "volume-to-be-infused", vtbi == null ? 0 : vtbi.toDouble());
        say(fields, 54, "raw:neurowave:time", 0);
        say(fields, 56, "volume-infused", channel.infusedMillilitres());
        say(fields, 58, "raw:neurowave:remaining", left == null ? 0 : left);
        say(fields, 61, "rate", rate);
        say(fields, 62, "raw:neurowave:bolus", 0);
        say(fields, 63, "raw:neurowave:all-bolus", 0);
        return String.join("^", fields);
    }

    private void say(List<String> fields, int index, String quantity, double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        fields.set(index, text);
        wire.says(quantity, Decimal.parse(text));
    }

    private static void alarms(@Nullable Stop stop, List<String> fields) {
        fields.set(12, stop == null ? "-1" : "1");
        if (stop != null) {
            fields.set(
                    14,
                    switch (stop) {
                        case VTBI_DONE -> "PA.08";
                        case SYRINGE_EMPTY -> "PA.07";
                        case OCCLUDED -> "PA.02";
                    });
            fields.set(15, "1");
            fields.set(16, stop == Stop.SYRINGE_EMPTY ? "LOW" : "HIGH");
            fields.set(17, "ON");
        }
    }

    private LocalDateTime clock() {
        return options.clock().plusNanos(wire.time().patientNanos() - madeNanos);
    }
}
