package org.wardgate.simulator.terumo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * A Terumo TE-SS830 on its line. It answers who it is, and its basic operating status when it is asked by its number; a packet for another
 * pump or with a wrong CRC gets no answer. Whatever else it is asked it refuses, and counts as a violation.
 *
 * <p>Counters: {@code packets}, {@code replies}, {@code bad-packets}, {@code other-pumps}, {@code bytes-ignored}, {@code violations}.
 *
 * <p>All methods are called on the simulator's executor.
 */
public final class TerumoPump implements InfusionPump {
    private static final Pattern REQUEST =
            Pattern.compile("<\\?xml version=\"1\\.0\"\\?><REQ><DEVID>([^<]*)</DEVID>(?:<CMD>([^<]*)</CMD>)?</REQ>");
    private static final Duration LATENCY = Duration.ofMillis(20); // ours
    private static final int LONGEST = 1024;

    private static final int COMPLETION = 1 << 2;
    private static final int OCCLUSION = 1 << 3;
    private static final int NEARLY_EMPTY = 1 << 8;

    private static final int UNKNOWN_COMMAND = 0x11;
    private static final int TOO_SHORT = 0x13;
    private static final int TOO_LONG = 0x14;
    private static final int HEAD = 4;
    private static final int ENDLESS = 0xFFFFFF;

    private final DeviceWire wire;
    private final Options options;
    private final DrivenSyringe syringe;
    private final Counters counters = new Counters();
    private final StringBuilder content = new StringBuilder();
    private final StatusData data = new StatusData();
    private boolean inPacket;
    private Timer reply = Timer.NONE;

    /** A pump that is switched off so far. */
    public TerumoPump(DeviceWire wire, Options options) {
        this.wire = wire;
        this.options = options;
        this.syringe = new DrivenSyringe(options.drive(), wire.time());
    }

    @Override
    public void start() {
        inPacket = false;
    }

    @Override
    public void stop() {
        reply.cancel();
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            take(bytes.u8(i));
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

    private void take(int octet) {
        if (octet == Packet.STX) {
            inPacket = true;
            content.setLength(0);
        } else if (!inPacket) {
            counters.add("bytes-ignored");
        } else if (octet == Packet.ETX) {
            inPacket = false;
            heard(Packet.xml(content.toString()));
        } else if (content.length() < LONGEST) {
            content.append((char) octet);
        }
    }

    private void heard(@Nullable String xml) {
        Matcher request = REQUEST.matcher(xml == null ? "" : xml);
        if (!request.matches()) {
            counters.add("bad-packets");
            return;
        }
        counters.add("packets");
        String name = request.group(1);
        if (!name.isEmpty() && !name.equals(options.deviceId())) {
            counters.add("other-pumps");
            return;
        }
        String command = name.isEmpty() ? null : request.group(2);
        reply.cancel();
        reply = wire.schedule(Face.LINK, LATENCY, () -> answer(command));
    }

    private void answer(@Nullable String command) {
        counters.add("replies");
        String body = command == null ? "" : "<CMD>" + result(command) + "</CMD>";
        wire.send(Packet.of("<?xml version=\"1.0\"?><REP><DEVID>" + options.deviceId() + "</DEVID>" + body + "</REP>"));
    }

    /** The reply to a command, in Base64; the sequence number is the request's, as the manual's text has it. */
    private String result(String base64) {
        byte[] command;
        try {
            command = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            command = new byte[0];
        }
        Bytes head = Bytes.copyOf(command).slice(0, Math.min(HEAD, command.length));
        while (head.length() < HEAD) {
            head = head.plus(Bytes.ofHex("00"));
        }
        boolean known = head.u8(1) == 1 && head.u16(2) == 0;
        int result =
                command.length < HEAD ? TOO_SHORT : !known ? UNKNOWN_COMMAND : command.length > HEAD ? TOO_LONG : 0;
        if (result != 0) {
            counters.add("violations");
        }
        Bytes answer = head.plus(Bytes.copyOf(new byte[] {(byte) result}));
        Bytes all =
                result == 0 ? answer.plus(status()) : result == TOO_SHORT ? answer.plus(Bytes.ofHex("000000")) : answer;
        return Base64.getEncoder().encodeToString(all.toArray());
    }

    private Bytes status() {
        Stop stop = syringe.stop();
        boolean running = syringe.isRunning();
        int rate = (int) Math.round(100 * (running ? syringe.rateMillilitresPerHour() : 0));
        int infused = (int) Math.floor(100 * syringe.infusedMillilitres() + 1e-6);
        Decimal vtbi = options.vtbiMillilitres();
        int vtbiTenths = vtbi == null ? ENDLESS : (int) Math.round(10 * vtbi.toDouble());
        int steps = (int) Math.min(3, 4 * syringe.pressureMillimetresOfMercury() / 530);
        data.state(running ? 1 : 0);
        data.alarms(alarms(stop));
        data.power(5, true);
        data.occlusionSteps(steps);
        data.rateHundredths(rate);
        data.infusedHundredths(infused);
        data.vtbiTenths(vtbiTenths);
        data.doseRateHundredths(0);
        wire.says("rate", new Decimal(rate, -2));
        wire.says("volume-infused", new Decimal(infused, -2));
        if (vtbi != null) {
            wire.says("volume-to-be-infused", new Decimal(vtbiTenths, -1));
        }
        wire.says("raw:terumo:occlusion-monitor", Decimal.of(25L * steps));
        wire.says("raw:terumo:battery", Decimal.of(100));
        wire.says("raw:terumo:mains", Decimal.of(1));
        wire.says("raw:terumo:sub-battery-abnormal", Decimal.of(0));
        wire.says("raw:terumo:monitor-bits", Decimal.of(0));
        wire.says("raw:terumo:dose-rate", Decimal.of(0));
        wire.says("raw:terumo:dilution", Decimal.of(10));
        return data.bytes();
    }

    private static int alarms(@Nullable Stop stop) {
        if (stop == null) {
            return 0;
        }
        return switch (stop) {
            case VTBI_DONE -> COMPLETION;
            case SYRINGE_EMPTY -> NEARLY_EMPTY;
            case OCCLUDED -> OCCLUSION;
        };
    }
}
