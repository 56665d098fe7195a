package org.wardgate.device.medibus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Value;
import org.wardgate.model.Reading;

/** A driver, and a machine that answers what it is told to, in virtual time. */
final class MachineBench {
    static final String EVITA = "8240'Evita 4'04.00:04.00";

    final DriverHarness harness = new DriverHarness(new MedibusDriverProvider());
    /** The data of responses, by request; what is not here is answered without data. */
    final Map<Integer, String> data = new HashMap<>(Map.of(MedibusCode.IDENTIFY, EVITA));
    /** What is not answered. */
    final Set<Integer> mute = new HashSet<>();
    /** Everything that was sent, as hexadecimal digits with its time in milliseconds. */
    final List<String> heard = new ArrayList<>();

    final List<Long> heardAtMillis = new ArrayList<>();
    boolean dead;

    /** The connection opens, and polls. */
    MachineBench start() {
        harness.driver.opened();
        run(Duration.ofMillis(100));
        return this;
    }

    /** The machine at work for a while. */
    void run(Duration length) {
        for (long millis = 0; millis < length.toMillis(); millis += 10) {
            answerAll();
            harness.time.advance(Duration.ofMillis(10));
        }
        answerAll();
    }

    /** Nobody answers for a while. */
    void runMute(Duration length) {
        dead = true;
        run(length);
        dead = false;
    }

    private void answerAll() {
        for (Bytes sent : harness.takeSent()) {
            heard.add(sent.toHex());
            heardAtMillis.add(harness.time.linkNanos() / 1_000_000);
            int code = sent.length() > 1 ? sent.u8(1) : 0;
            if (sent.u8(0) == MedibusFrameDecoder.ESC && !dead && !mute.contains(code)) {
                harness.receive(Medibus.response(code, data.getOrDefault(code, "")));
            }
        }
    }

    /** The machine says something by itself. */
    void say(byte[] bytes) {
        harness.receive(bytes);
        answerAll();
    }

    /** How often a command was heard. */
    long heard(int code) {
        String begin = String.format("1b%02x", code);
        return heard.stream().filter(frame -> frame.startsWith(begin)).count();
    }

    void forget() {
        heard.clear();
        heardAtMillis.clear();
        harness.events.clear();
    }

    List<LineState> lines() {
        return harness.events(LineState.class);
    }

    List<DeviceAlert> alerts() {
        return harness.events(DeviceAlert.class);
    }

    /** The newest reading of each metric, as {@code mdc:150456 98 %}. */
    List<String> newest() {
        Map<String, String> newest = new HashMap<>();
        for (Reading reading : harness.events(Reading.class)) {
            newest.put(reading.metric().key() + "/" + reading.channel(), spelled(reading));
        }
        return newest.values().stream().sorted().toList();
    }

    static String spelled(Reading reading) {
        Measurement measurement = reading.measurement();
        String channel = reading.channel().isEmpty() ? "" : "/" + reading.channel();
        String number = measurement instanceof Value value
                ? value.value() + " " + value.unit().code()
                : ((Measurement.Missing) measurement).reason().wireName();
        return reading.metric().key() + channel + " " + number;
    }
}
