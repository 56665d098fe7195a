package org.wardgate.device.profile.example;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.device.profile.Profile;
import org.wardgate.device.profile.ProfileProvider;
import org.wardgate.device.profile.ProfileReader;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.LineState;

/** A declared device on a bench: bytes in, queries and events out as text, on virtual time. */
public final class Bench {
    /** What every profile has to say, and nothing in it matters to a test. */
    public static final String HEAD = """
            profile: bench
            title: device on the bench
            manufacturer: Maker
            model: Model
            vendor: maker
            evidence: reference
            sources: [the test]
            if-silent: look at the bench
            line: {baud: 9600}
            """;

    /** Lines of text. */
    public static final String LINES = "framing: {kind: lines, end: lf, longest: 100, gap: 500ms}\n";

    /** An example that shows nothing. */
    public static final String EXAMPLE = "examples:\n  - {name: nothing, feed: [{after: 1ms}], events: []}\n";

    public final DriverHarness harness;
    private int taken;
    private String lastLine = "";

    public Bench(Profile profile) {
        harness = new DriverHarness(new ProfileProvider(profile, true));
    }

    /** A bench with a profile of lines that speaks by itself or is asked: the rest of its file. */
    public static Bench ofLines(String rest) {
        return new Bench(profile(LINES + rest));
    }

    /** A profile, from what is its own. */
    public static Profile profile(String rest) {
        return ProfileReader.read("bench.yaml", HEAD + rest + EXAMPLE);
    }

    /** Opens the line. */
    public Bench open() {
        harness.driver.opened();
        return this;
    }

    public Bench line(String text) {
        harness.receive(Bytes.ofAscii(text + "\n").toArray());
        return this;
    }

    public Bench bytes(String hex) {
        harness.receive(Bytes.ofHex(hex).toArray());
        return this;
    }

    public Bench after(long millis) {
        harness.time.advance(Duration.ofMillis(millis));
        return this;
    }

    /** The events since the last call; of line states those that changed. */
    public List<String> events() {
        List<String> lines = new ArrayList<>();
        for (DeviceEvent event : harness.events.subList(taken, harness.events.size())) {
            String line = EventText.of(event);
            if (!(event instanceof LineState) || !line.equals(lastLine)) {
                lines.add(line);
            }
            lastLine = event instanceof LineState ? line : lastLine;
        }
        taken = harness.events.size();
        return lines;
    }

    /** The events since the last call that say a word. */
    public List<String> events(String word) {
        return events().stream().filter(event -> event.contains(word)).toList();
    }

    /** What was asked since the last call. */
    public List<String> asked() {
        return harness.takeSent().stream()
                .map(query -> query.toAscii().replace("\r", ""))
                .toList();
    }

    /** What was counted. */
    public Map<String, Integer> counts() {
        return harness.counts;
    }
}
