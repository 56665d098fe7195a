package org.wardgate.simulator.intellivue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;

/** The dialogues that clients in the field lead, as texts: what they send, and what the monitor has to answer. */
class TranscriptTest {

    @ParameterizedTest
    @ValueSource(strings = {"vscapture-serial.txt", "vscapture-network.txt", "openice.txt", "pmd.txt", "lnhealth.txt"})
    void aKnownClientGetsTheAnswersItExpects(String name) throws IOException {
        List<String> written = read(name);
        assertThat(String.join("\n", played(written))).isEqualTo(String.join("\n", written));
    }

    /** The transcript with the answers of the monitor in place of those that are written down. */
    private static List<String> played(List<String> script) {
        FakeLine line = new FakeLine();
        IntelliVueMonitor monitor = new IntelliVueMonitor(
                line, FakePatient.well(), Options.standard(LocalDateTime.of(2025, 1, 15, 9, 28, 25)));
        monitor.start();
        Map<String, StringBuilder> messages = new HashMap<>();
        StringBuilder open = new StringBuilder();
        List<String> played = new ArrayList<>();
        for (String text : script) {
            if (text.startsWith("<")) {
                continue;
            }
            played.add(text);
            if (text.startsWith("let ")) {
                open = new StringBuilder();
                messages.put(text.substring(4), open);
            } else if (text.startsWith("    ")) {
                open.append(text);
            } else if (text.startsWith("> ")) {
                StringBuilder message = Objects.requireNonNull(messages.get(text.substring(2)), text);
                line.request(monitor, message.toString());
            } else if (text.startsWith("wait ") || text.startsWith("count ")) {
                line.advanceMillis(Long.parseLong(text.replaceAll("\\D", "")));
            }
            List<Bytes> answers = line.takeMessages();
            if (text.startsWith("count ")) {
                played.add("< " + answers.size() + " messages");
            } else {
                answers.forEach(message -> Decoded.lines(message).forEach(answer -> played.add("< " + answer)));
            }
        }
        assertThat(monitor.counters()).containsEntry("violations", 0L).containsEntry("damaged-frames", 0L);
        return played;
    }

    private static List<String> read(String name) throws IOException {
        try (InputStream in = TranscriptTest.class.getResourceAsStream("/intellivue/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
