package org.wardgate.simulator.harvard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
 * A KDS Legato 100 on its line. It answers the questions of its command set; words that run it, stop it or set something are obeyed where
 * they run or stop, and each is a violation.
 *
 * <p>Counters: {@code commands}, {@code replies}, {@code unrecognised}, {@code violations}.
 *
 * <p>All methods are called on the simulator's executor.
 */
public final class LegatoPump implements InfusionPump {
    private static final Duration LATENCY = Duration.ofMillis(15); // ours
    private static final int LONGEST = 80;
    private static final String UNKNOWN = "Command error: \r\n   Unknown command\r\n";
    private static final MathContext SHOWN = new MathContext(6, RoundingMode.DOWN);

    /** Words that do something, and words that set something where a value follows. */
    private static final Pattern CONTROL =
            Pattern.compile("(?:[iwr]?run|stop|stp|c[iwt]volume|c[iwt]time|poll|nvram|load|time|dim|addr\\w*)\\b.*"
                    + "|(?:[iwc]rate|[iwts]volume|ttime|diameter|syrmanu|force) +(?!lim$).+");

    private final DeviceWire wire;
    private final Options options;
    private final DrivenSyringe syringe;
    private final Counters counters = new Counters();
    private final StringBuilder line = new StringBuilder();
    private final Map<String, Supplier<String>> questions;
    private Timer reply = Timer.NONE;

    /** A pump that is switched off so far. */
    public LegatoPump(DeviceWire wire, Options options) {
        this.wire = wire;
        this.options = options;
        this.syringe = new DrivenSyringe(options.drive(), wire.time());
        this.questions = Map.ofEntries(
                Map.entry("version", this::version),
                Map.entry("irate", this::rate),
                Map.entry("wrate", () -> rateText() + "\r\n"),
                Map.entry("crate", () -> rateText() + "\r\n"),
                Map.entry("irate lim", () -> "25.0404 nl/min to 26.0035 ml/min\r\n"),
                Map.entry("ivolume", this::infused),
                Map.entry("wvolume", () -> "0 ul\r\n"),
                Map.entry("tvolume", this::target),
                Map.entry("ttime", () -> "Target time not set\r\n"),
                Map.entry("diameter", () -> "20.4500 mm\r\n"),
                Map.entry("svolume", () -> "20 ml\r\n"),
                Map.entry("syrmanu", () -> "Hoshi, 20 ml, 20.45 mm\r\n"),
                Map.entry("force", () -> "15%\r\n"));
    }

    @Override
    public void start() {
        line.setLength(0);
    }

    @Override
    public void stop() {
        reply.cancel();
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            char c = (char) bytes.u8(i);
            if (c == '\r' || c == '\n') {
                String text = line.toString();
                line.setLength(0);
                if (!text.isEmpty()) {
                    heard(text);
                }
            } else if (line.length() < LONGEST) {
                line.append(c);
            }
        }
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.all();
    }

    @Override
    public void run() {
        syringe.run();
    }

    @Override
    public void hold() {
        syringe.hold();
    }

    @Override
    public void setRate(Decimal millilitresPerHour) {
        syringe.setRateMillilitresPerHour(millilitresPerHour.toDouble());
    }

    /** {@inheritDoc} The pump knows no occlusion: its motor stalls. */
    @Override
    public void occlude() {
        syringe.setOccluded(true);
    }

    @Override
    public void releaseOcclusion() {
        syringe.setOccluded(false);
    }

    @Override
    public void disconnectLine() {
        syringe.setDisconnected(true);
    }

    @Override
    public void connectLine() {
        syringe.setDisconnected(false);
    }

    @Override
    public double reachedMillilitresBy(long patientNanos) {
        return syringe.reachedMillilitresBy(patientNanos);
    }

    private void heard(String text) {
        counters.add("commands");
        String word = text.replaceFirst("^@", "").strip().toLowerCase(Locale.ROOT);
        reply.cancel();
        reply = wire.schedule(Face.LINK, LATENCY, () -> {
            counters.add("replies");
            String lines = answer(word);
            wire.send(Bytes.ofAscii("\n" + lines + prompt() + (options.polled() ? "\u0011" : "")));
        });
    }

    private String answer(String word) {
        Supplier<String> question = questions.get(word);
        if (question != null) {
            return question.get();
        }
        if (!CONTROL.matcher(word).matches()) {
            counters.add("unrecognised");
            return UNKNOWN;
        }
        counters.add("violations");
        if (word.equals("irun") || word.equals("run")) {
            syringe.run();
        } else if (word.equals("stp") || word.equals("stop")) {
            syringe.hold();
        }
        return "";
    }

    private String prompt() {
        Stop stop = syringe.stop();
        if (stop == null) {
            return syringe.isRunning() ? ">" : ":";
        }
        return switch (stop) {
            case VTBI_DONE -> "T*";
            case SYRINGE_EMPTY -> ">*";
            case OCCLUDED -> "*";
        };
    }

    private String version() {
        return "Firmware:      v3.0.6\r\nPump address:  0\r\nSerial number: " + options.serialNumber() + "\r\n";
    }

    /** The set rate, which flows while the pump infuses. */
    private String rate() {
        if (syringe.isRunning()) {
            wire.says("rate", Decimal.parse(plain(syringe.rateMillilitresPerHour())));
        }
        return rateText() + "\r\n";
    }

    private String rateText() {
        return plain(syringe.rateMillilitresPerHour()) + " ml/hr";
    }

    private String infused() {
        return volume("volume-infused", syringe.infusedMillilitres());
    }

    private String target() {
        Decimal target = options.targetMillilitres();
        return target == null ? "Target volume not set\r\n" : volume("volume-to-be-infused", target.toDouble());
    }

    /** Below a millilitre in microlitres. */
    private String volume(String quantity, double millilitres) {
        boolean small = millilitres < 1;
        String text = plain(small ? 1000 * millilitres : millilitres);
        wire.says(quantity, small ? Decimal.parse(text).times(Decimal.parse("0.001")) : Decimal.parse(text));
        return text + (small ? " ul\r\n" : " ml\r\n");
    }

    /** Six digits, without zeros at the end. */
    private static String plain(double number) {
        BigDecimal shown = BigDecimal.valueOf(number).round(SHOWN).stripTrailingZeros();
        return shown.signum() == 0
                ? "0"
                : shown.setScale(Math.min(6, Math.max(0, shown.scale())), RoundingMode.DOWN)
                        .toPlainString();
    }
}
