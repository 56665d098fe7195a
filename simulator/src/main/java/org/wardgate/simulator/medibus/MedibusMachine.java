package org.wardgate.simulator.medibus;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.FingerProbe;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * A ventilator with an oximeter that observes a patient and speaks MEDIBUS. It calls (ICC) until it is answered, asks the host who it
 * is, answers requests, and sends NOP when it has sent nothing for 2 s. A host that says nothing for 3 s is lost, one that answers no
 * command within 10 s too. A request that comes before the one before was answered takes its place. All that is link time; values and
 * curves follow patient time.
 *
 * <p>Counters: {@code commands}, {@code answers} to its own commands, {@code calls} (ICC that it sent), {@code nops} that it sent,
 * {@code hosts-lost} (for 3 s), {@code unanswered} (for 10 s), {@code early-commands}, {@code damaged-commands}, {@code
 * unsolicited-responses}, {@code rubbish}, {@code curve-records}, {@code stops}; {@code violations} are commands that no document lists
 * for a host, and arguments where none belong.
 *
 * <p>Used on the simulator's executor only.
 */
public final class MedibusMachine implements FingerProbe {
    private static final Duration LATENCY = Duration.ofMillis(30); // ours
    private static final Duration TICK = Duration.ofMillis(250);
    private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LINK_LOST_NANOS = Duration.ofSeconds(3).toNanos();
    private static final long REPLY_TIMEOUT_NANOS = Duration.ofSeconds(10).toNanos();

    /** No moment at which the clock stands. */
    private static final long RUNNING = Long.MIN_VALUE;

    // codes, MEDIBUS 4.03
    private static final char NOP = '0';
    private static final char TIME_CHANGED = 'I';
    private static final char ICC = 'Q';
    private static final char WHO = 'R';
    private static final char OFFER_CURVES = 'S';
    private static final char CONFIGURE_CURVES = 'T';
    private static final char STOP = 'U';
    private static final char CHOOSE_DATA = 'J';
    private static final char DEVICE_SPECIFIC = 'j';
    private static final String WITHOUT_ARGUMENT = "#$%&'()*+,-.0QRSU";

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAI", "JUN", "JUL", "AUG", "SEP", "OKT", "NOV", "DEZ");

    private final DeviceWire wire;
    private final Options options;
    private final Counters counters = new Counters();
    private final Cuff cuff;
    private final Monitoring monitoring;
    private final Alarms alarms;
    private final CurveSender curves;
    private final HostReader reader = new HostReader(new Host());
    private final StringBuilder waiting = new StringBuilder();
    private final long madeNanos;
    private boolean on;
    private boolean linked;
    private boolean stopped;
    private boolean suspended;
    private long frozenNanos = RUNNING;
    private long heardNanos;
    private long saidNanos;
    private long calledNanos;
    private char asked;
    private long askedNanos;
    private Timer ticker = Timer.NONE;
    private Timer answer = Timer.NONE;
    private boolean answering;

    /**
     * A machine that is switched off.
     *
     * @param wire its end of the line and the clocks.
     * @param patient whom it observes.
     * @param options what it is and how it is set up.
     */
    public MedibusMachine(DeviceWire wire, Patient patient, Options options) {
        this.wire = wire;
        this.options = options;
        this.cuff = new Cuff(wire, patient, options.cuffInterval());
        this.monitoring = new Monitoring(wire, patient, cuff);
        this.alarms = new Alarms(monitoring);
        this.curves = new CurveSender(wire, patient);
        this.madeNanos = wire.time().patientNanos();
    }

    @Override
    public void start() {
        on = true;
        stopped = false;
        linked = false;
        suspended = false;
        asked = 0;
        answering = false;
        waiting.setLength(0);
        reader.reset();
        cuff.start();
        heardNanos = now();
        call();
        ticker = wire.schedule(Face.LINK, TICK, this::tick);
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; on && i < bytes.length(); i++) {
            reader.take(bytes.u8(i));
        }
    }

    @Override
    public void stop() {
        on = false;
        ticker.cancel();
        answer.cancel();
        curves.stop();
        cuff.stop();
    }

    @Override
    public SortedMap<String, Long> counters() {
        SortedMap<String, Long> all = counters.all();
        all.put("curve-records", curves.records());
        return all;
    }

    @Override
    public void fingerOff() {
        monitoring.finger(true);
    }

    @Override
    public void fingerOn() {
        monitoring.finger(false);
    }

    /** Somebody puts the ventilator in standby, or takes it out. */
    public void standby(boolean now) {
        monitoring.standby(now);
    }

    /** Its clock stands still, or goes on. */
    public void freezeClock(boolean now) {
        frozenNanos = now ? wire.time().patientNanos() : RUNNING;
    }

    /** It asks the host to be quiet (DC1, the reverse of the usual), or no longer (DC3). */
    public void quiet(boolean now) {
        send(now ? "\u0011" : "\u0013");
    }

    /** Somebody sets its clock: the host is told. */
    public void clockSet() {
        ask(TIME_CHANGED);
    }

    /** It ends the connection, as when it is switched off. */
    public void hangUp() {
        ask(STOP);
        stopped = true;
        linked = false;
        curves.stop();
    }

    private void tick() {
        ticker = wire.schedule(Face.LINK, TICK, this::tick);
        if (stopped) {
            return;
        }
        long now = now();
        if (now - heardNanos >= LINK_LOST_NANOS || (asked != 0 && now - askedNanos >= REPLY_TIMEOUT_NANOS)) {
            if (linked) {
                counters.add(now - heardNanos >= LINK_LOST_NANOS ? "hosts-lost" : "unanswered");
            }
            linked = false;
            curves.stop();
            if (now - calledNanos >= LINK_LOST_NANOS) {
                call();
            }
        } else if (linked && now - saidNanos >= LONGEST_PAUSE_NANOS && asked == 0) {
            counters.add("nops");
            ask(NOP);
        }
    }

    private void call() {
        calledNanos = now();
        counters.add("calls");
        ask(ICC);
    }

    private void ask(char code) {
        asked = code;
        askedNanos = now();
        send(Telegram.command(code));
    }

    private void send(String text) {
        if (suspended) {
            waiting.append(text);
        } else if (on) {
            saidNanos = now();
            wire.send(Telegram.bytes(text));
        }
    }

    /** The link is there: whatever was agreed on is not, and the host is asked who it is. */
    private void link() {
        linked = true;
        stopped = false;
        curves.stop();
        wire.schedule(Face.LINK, LATENCY.multipliedBy(2), () -> {
            if (on && linked && !options.embeds()) {
                ask(WHO);
            }
        });
    }

    private void obey(char code, String argument) {
        answering = false;
        if (!on) {
            return;
        }
        String response = Telegram.response(code, data(code, argument));
        if (options.embeds() && code == ICC) {
            // the example of MEDIBUS 4.03: who are you, behind the code of the answer to the call
            asked = WHO;
            askedNanos = now();
            response = response.substring(0, 2) + Telegram.command(WHO) + response.substring(2);
        }
        send(response);
    }

    private String data(char code, String argument) {
        return switch (code) {
            case ICC -> {
                link();
                yield "";
            }
            case WHO -> options.identity();
            case '$' -> monitoring.measured1();
            case '+' -> monitoring.measured2();
            case '%' -> monitoring.lowLimits();
            case '&' -> monitoring.highLimits();
            case '\'' -> alarms.page1();
            case '.' -> alarms.page2();
            case '(' -> clock();
            case ')' -> monitoring.settings();
            case '*' -> "224mmHg\u000320;Mode Adults\u0003";
            case OFFER_CURVES -> options.curves() ? CurveSender.OFFER : "";
            case CONFIGURE_CURVES -> {
                if (!curves.configure(argument)) {
                    counters.add("violations");
                }
                yield "";
            }
            case STOP -> {
                counters.add("stops");
                linked = false;
                stopped = true;
                curves.stop();
                yield "";
            }
            default -> "";
        };
    }

    /** Hours, minutes, seconds, day, a German month, year. */
    private String clock() {
        long now = frozenNanos == RUNNING ? wire.time().patientNanos() : frozenNanos;
        LocalDateTime time = options.clock().plusNanos(now - madeNanos);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%02d-%s-%02d",
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                time.getDayOfMonth(),
                MONTHS.get(time.getMonthValue() - 1),
                time.getYear() % 100);
    }

    private long now() {
        return wire.time().linkNanos();
    }

    /** What the host does to the machine. */
    private final class Host implements HostReader.Listener {
        @Override
        public void command(char code, String argument) {
            heardNanos = now();
            counters.add("commands");
            boolean known = WITHOUT_ARGUMENT.indexOf(code) >= 0
                    ? argument.isEmpty()
                    : code == CONFIGURE_CURVES || code == CHOOSE_DATA || code == DEVICE_SPECIFIC;
            if (!known) {
                counters.add("violations");
            }
            if (answering) {
                counters.add("early-commands");
                answer.cancel();
            }
            answering = true;
            answer = wire.schedule(Face.LINK, LATENCY, () -> obey(code, argument));
        }

        @Override
        public void response(char code, String data) {
            heardNanos = now();
            if (code == asked || (code == Telegram.NAK && asked != 0)) {
                counters.add("answers");
                asked = 0;
                if (code == ICC && !linked) {
                    link();
                }
            } else {
                counters.add("unsolicited-responses");
            }
        }

        @Override
        public void damagedCommand() {
            counters.add("damaged-commands");
            send(Telegram.response(Telegram.NAK, ""));
        }

        @Override
        public void flow(boolean suspend) {
            suspended = suspend;
            if (!suspend && waiting.length() > 0) {
                String all = waiting.toString();
                waiting.setLength(0);
                send(all);
            }
        }

        @Override
        public void streams(int mask) {
            curves.enable(mask);
        }

        @Override
        public void rubbish() {
            counters.add("rubbish");
        }
    }
}
