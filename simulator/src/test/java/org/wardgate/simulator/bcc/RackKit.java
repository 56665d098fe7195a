package org.wardgate.simulator.bcc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.pump.PumpSetup;
import org.wardgate.simulator.pump.RackPump;

/** A rack on a fake line, and a client that asks it and acknowledges. */
final class RackKit {
    static final PumpSetup KETAMINE = PumpSetup.syringe("40864", "Ketamine 50mg/50", 50, Decimal.parse("2.50"))
            .andRunning();
    static final PumpSetup LIDOCAINE =
            PumpSetup.volumetric("1815", "Lidocaine 2g/250", Decimal.parse("60.00"), Decimal.parse("250.0"));

    final FakeWire wire = new FakeWire();
    final BccRack rack;
    private final Options options;

    RackKit(Options options, Map<Slot, PumpSetup> pumps) {
        this.options = options;
        this.rack = new BccRack(wire, options, pumps);
        rack.start();
    }

    /** A strict rack with a syringe pump in 1-1, which runs, and a volumetric pump in 1-10, which does not. */
    RackKit() {
        this(Options.DEFAULT, Map.of(new Slot(1, 1), KETAMINE, new Slot(1, 10), LIDOCAINE));
    }

    RackPump pump(String place) {
        return Objects.requireNonNull(rack.pump(place), place);
    }

    /** The whole answer to a request, all of it acknowledged: the contents of its frames, {@code "bed>records" + " last"}. */
    List<String> ask(String text) {
        request(text);
        List<String> answer = new ArrayList<>();
        for (List<String> frames = next(); !frames.isEmpty(); frames = next()) {
            answer.addAll(frames);
            frames.forEach(frame -> acknowledge());
        }
        return answer;
    }

    /** The records of an answer without their time, as {@code 50111,INRT,2.50}. */
    List<String> records(String text) {
        return ask(text).stream()
                .flatMap(frame ->
                        List.of(frame.substring(frame.indexOf('>') + 1, frame.lastIndexOf(' '))
                                        .split("\u001E"))
                                .stream())
                .map(record -> record.replaceFirst("^[0-9]+,", ""))
                .toList();
    }

    /** The value of a record of a new MEM:GET; empty when there is none. */
    String value(String address, String code) {
        String start = address + "," + code + ",";
        return records("MEM:GET").stream()
                .filter(record -> record.startsWith(start))
                .map(record -> record.substring(start.length()))
                .findFirst()
                .orElse("");
    }

    void request(String text) {
        rack.received(BccFrame.encode(options.bed() + "/1/1>" + text, true, options.stuffing()));
    }

    void acknowledge() {
        rack.received(Bytes.copyOf(new byte[] {BccFrame.ACK}));
    }

    /** The contents of the frames that come within the latency. */
    List<String> next() {
        wire.time.advance(options.replyLatency());
        return contents(wire.takeBytes());
    }

    void pass(Duration time) {
        wire.time.advance(time);
    }

    long count(String name) {
        return rack.counters().getOrDefault(name, 0L);
    }

    private List<String> contents(Bytes sent) {
        List<String> all = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < sent.length(); i++) {
            if (sent.u8(i) == BccFrame.EOT) {
                byte[] frame = sent.slice(from, i + 1 - from).toArray();
                Optional<String> content = BccFrame.content(frame, options.stuffing());
                boolean last = new String(frame, StandardCharsets.ISO_8859_1).indexOf(3) >= 0;
                all.add(content.orElseThrow(() ->
                                new AssertionError("no frame: " + HexFormat.of().formatHex(frame)))
                        + (last ? " last" : " more"));
                from = i + 1;
            }
        }
        if (from != sent.length()) {
            throw new AssertionError("no frame: " + sent.slice(from, sent.length() - from));
        }
        return all;
    }
}
