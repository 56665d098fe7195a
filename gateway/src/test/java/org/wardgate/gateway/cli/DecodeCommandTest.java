package org.wardgate.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.bytes.Bytes;
import org.wardgate.gateway.config.DriverLibrary;
import org.wardgate.recording.Direction;
import org.wardgate.recording.Recorder;
import org.wardgate.recording.RecorderListener;
import org.wardgate.recording.RecorderSettings;
import org.wardgate.recording.RecordingWriter;
import org.wardgate.time.VirtualTimeSource;

class DecodeCommandTest {
    /** Asena comms, INF: delivering 5 mL/h; the CRC is that of an independent calculation. */
    private static final String RUNNING =
            "!INF^8002-51740^-^SET^5.00^ml/h^^1.234^ml^22.50^mmHg^09:45:00^EVENT^127905|959E\r";

    private static final String ON_HOLD =
            "!INF^8002-51740^-^HLD^0.00^ml/h^^1.234^ml^17.91^mmHg^24+^EVENT^127906|7FF7\r";
    private static final int FRAMES = 60;

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void aFileThatIsNotThereCannotBeRead() {
        Path missing = directory.resolve("missing.raw");

        assertThat(Run.of("decode", missing.toString()))
                .isEqualTo(new Run(ExitCode.UNABLE, "", "no such file: " + missing + "\n"));
        assertThat(Run.of("decode", directory.toString()).exitCode())
                .as("a directory")
                .isEqualTo(ExitCode.UNABLE);
    }

    @Test
    void aRawCaptureNeedsItsProfile() throws IOException {
        Run run = Run.of("decode", raw(RUNNING).toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errLines().get(0))
                .isEqualTo("a raw capture does not say what it is; give --profile, one of" + " "
                        + String.join(", ", DriverLibrary.shipped().profiles()));
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anUnknownProfileIsAMistakeOfTheCommandLine() throws IOException {
        Run run = Run.of("decode", "--profile", "alaris", raw(RUNNING).toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errLines().get(0))
                .isEqualTo("no profile 'alaris'; there are "
                        + String.join(", ", DriverLibrary.shipped().profiles()));
    }

    @Test
    void anEmptyCaptureIsNoFinding() throws IOException {
        Run run = Run.of("decode", "--profile", "alaris-asena", raw("").toString());

        assertThat(run).isEqualTo(new Run(ExitCode.OK, "", "bytes 0, frames 0, bad frames 0\n"));
    }

    @Test
    void aRawCaptureOfAPumpIsDecoded() throws IOException {
        Run run = Run.of(
                "decode",
                "--profile",
                "alaris-asena",
                "--device",
                "pump-7",
                raw(RUNNING + ON_HOLD).toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.errLines().get(0)).isEqualTo("bytes 155, frames 2, bad frames 0");
        List<JsonNode> status = events(run, "pump-status");
        assertThat(status).extracting(event -> event.get("device").asText()).containsExactly("pump-7", "pump-7");
        assertThat(status).extracting(event -> event.get("rawState").asText()).containsExactly("SET", "HLD");
        assertThat(status)
                .as("nobody wrote down when the bytes of a raw capture arrived")
                .noneMatch(event -> event.has("receivedAt"));
    }

    @Test
    void damageIsAFindingAndCostsTheDamagedFrameAlone() throws IOException {
        String damaged = RUNNING.replace("5.00", "9.00");

        Run run = Run.of(
                "decode",
                "--profile",
                "alaris-asena",
                raw(RUNNING + damaged + ON_HOLD).toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.errLines()).startsWith("bytes 235, frames 2, bad frames 1", "dropped bad-checksum: 1");
        assertThat(events(run, "pump-status"))
                .extracting(event -> event.get("rawState").asText())
                .containsExactly("SET", "HLD");
        assertThat(run.out()).doesNotContain("\"9.00\"").doesNotContain(":9.00");
    }

    @Test
    void aRecordingTellsItsDeviceItsProfileAndItsTimes() throws Exception {
        Path recording = recording();

        Run run = Run.of("decode", recording.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.errLines().get(0)).isEqualTo("bytes 155, frames 2, bad frames 0");
        List<JsonNode> status = events(run, "pump-status");
        assertThat(status).extracting(event -> event.get("device").asText()).containsExactly("pump-1", "pump-1");
        assertThat(status)
                .extracting(event -> event.get("receivedAt").asText())
                .containsExactly("2026-01-01T10:00:00.250000Z", "2026-01-01T10:00:02.250000Z");
        assertThat(run.errLines()).contains("events pump-status: 2");
    }

    @Test
    void theDevicesNameCanBeGivenAnew() throws Exception {
        Run run = Run.of("decode", "--device", "other", recording().toString());

        assertThat(events(run, "pump-status"))
                .extracting(event -> event.get("device").asText())
                .containsExactly("other", "other");
    }

    @Test
    void aRecordingThatIsCutOffIsReadToItsCutAndTheCutIsAFinding() throws Exception {
        Path recording = recording();
        byte[] whole = Files.readAllBytes(recording);
        Files.write(recording, Arrays.copyOf(whole, whole.length - 10));

        Run run = Run.of("decode", recording.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(events(run, "pump-status")).hasSize(1);
        assertThat(run.errLines().get(run.errLines().size() - 1))
                .matches("recording damaged at byte \\d+: a record that is cut off, \\d+ bytes not read");
    }

    @Test
    void aRecordingWithADamagedHeadCannotBeRead() throws Exception {
        Path recording = recording();
        byte[] bytes = Files.readAllBytes(recording);
        bytes[20] ^= 1;
        Files.write(recording, bytes);

        assertThat(Run.of("decode", recording.toString()))
                .isEqualTo(new Run(ExitCode.UNABLE, "", "the head of the recording is damaged\n"));
    }

    @Test
    void aRecordingIsReplayedOnlyWhereThereIsOne() throws IOException {
        Path missing = directory.resolve("missing.wgrec");

        assertThat(Run.of("replay", missing.toString()))
                .isEqualTo(new Run(ExitCode.UNABLE, "", "no such file: " + missing + "\n"));
        assertThat(Run.of("replay", raw(RUNNING).toString()).exitCode())
                .as("a raw capture")
                .isEqualTo(ExitCode.UNABLE);
    }

    @Test
    void theSameFileGivesTheSameBytes() throws Exception {
        String recording = recording().toString();
        assertThat(Run.of("decode", recording)).isEqualTo(Run.of("decode", recording));
        assertThat(Run.of("decode", recording).out()).isNotEmpty();
    }

    @Test
    void theCaptureOfAMonitorIsDecodedToTheLastFrame() throws IOException {
        Run run = Run.of(
                "decode", "--profile", "philips-intellivue-serial", capture().toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.errLines()).contains("bytes 31642, frames " + FRAMES + ", bad frames 0");
        List<JsonNode> heartRates = events(run, "reading").stream()
                .filter(event -> event.get("metric").get("id").asText().equals("mdc:147842"))
                .toList();
        assertThat(heartRates).isNotEmpty();
        assertThat(heartRates).extracting(event -> event.get("value").asInt()).containsOnly(60);
        assertThat(Run.of(
                        "decode",
                        "--profile",
                        "philips-intellivue-serial",
                        capture().toString()))
                .as("once more")
                .isEqualTo(run);
    }

    @Test
    void aDamagedCaptureOfAMonitorSaysWhatWasDropped() throws IOException {
        byte[] bytes = Files.readAllBytes(capture());
        bytes[3000] ^= 1;
        Path damaged = Files.write(directory.resolve("damaged.raw"), bytes);

        Run run = Run.of("decode", "--profile", "philips-intellivue-serial", damaged.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.errLines())
                .startsWith("bytes 31642, frames " + (FRAMES - 1) + ", bad frames 1", "dropped bad-checksum: 1");
    }

    /** Where the capture is not there the test that asks is skipped, and says why. */
    private static Path capture() {
        Path capture = Path.of(System.getProperty("wardgate.captures", "captures"))
                .resolve("intellivue/mib-serial-m8000-handshake-numerics-waves.raw");
        assumeTrue(Files.isReadable(capture), () -> "no capture at " + capture + "; set -Dwardgate.captures");
        return capture;
    }

    private static List<JsonNode> events(Run run, String kind) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        for (String line : run.outLines()) {
            JsonNode event = json.readTree(line);
            assertThat(event.get("kind").asText()).isNotEmpty();
            if (event.get("kind").asText().equals(kind)) {
                events.add(event);
            }
        }
        return events;
    }

    private Path raw(String text) throws IOException {
        return Files.write(directory.resolve("capture.raw"), Bytes.ofAscii(text).toArray());
    }

    /** What the flight recorder writes of a pump that is asked twice. */
    private Path recording() {
        return Recordings.of(directory, RUNNING, ON_HOLD);
    }

    /** Recordings made by the flight recorder itself. */
    static final class Recordings {
        private Recordings() {}

        static Path of(Path directory, String... answers) {
            VirtualTimeSource time = new VirtualTimeSource();
            Recorder recorder =
                    new Recorder(new RecorderSettings(directory, 1 << 20, 2, 1 << 16), time, new FailingDisk());
            RecordingWriter writer = recorder.open("pump-1", "alaris-asena", "/dev/ttyUSB0");
            for (String answer : answers) {
                writer.record(Direction.OUT, time.now(), Bytes.ofAscii("!INF|4961\r"));
                time.advance(Duration.ofMillis(250));
                writer.record(Direction.IN, time.now(), Bytes.ofAscii(answer));
                time.advance(Duration.ofMillis(1750));
            }
            writer.close();
            recorder.close();
            return directory.resolve("pump-1.00000001.wgrec");
        }
    }

    private static final class FailingDisk implements RecorderListener {
        @Override
        public void diskFailed(String deviceId, IOException cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void diskRecovered(String deviceId) {
            throw new AssertionError("it never failed");
        }
    }
}
