package org.wardgate.device.profile.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.Captures;
import org.wardgate.device.profile.Profile;
import org.wardgate.device.profile.ProfileReader;
import org.wardgate.device.profile.example.Examples;
import org.wardgate.device.profile.guess.FramingGuess.FixedFrames;
import org.wardgate.device.profile.guess.FramingGuess.TextLines;
import org.wardgate.device.profile.guess.FramingGuess.TypedFrames;
import org.wardgate.testing.Gen;

/** What framing a recording may have, and the first profile that is made of it. */
@Tag("computation")
class FramingGuessTest {
    private static final int LF = 0x0A;
    private static final int CR = 0x0D;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"masimo-rad8/rad8-ascii1-a.txt", "masimo-rad8/rad8-ascii1-b.txt", "nellcor-n560/realtime.txt"})
    void theTextOfOximetersIsLines(String recording) throws IOException {
        FramingGuess guess = guess(Captures.text(recording));

        assertThat(guess).isInstanceOfSatisfying(TextLines.class, lines -> {
            assertThat(lines.endMark()).isEqualTo(LF);
            assertThat(lines.longest()).isBetween(60, 140);
        });
        assertThat(events(guess)).contains("line live none").noneMatch(event -> event.startsWith("dropped"));
    }

    @Test
    void theNoninsFramesAreFiveBytesWithASum() throws IOException {
        FramingGuess guess = guess(Captures.bytes("nonin-9560/format2.bin"));

        assertThat(guess).isInstanceOfSatisfying(FixedFrames.class, frames -> {
            assertThat(frames.length()).isEqualTo(5);
            assertThat(frames.pattern()).startsWith("01 ");
            assertThat(frames.check()).containsExactly("kind: sum", "place:", "  to: 3", "  at: 4");
        });
        assertThat(events(guess)).contains("line live none");
    }

    @Test
    void theContecsPacketsAreNineBytesOfWhichTheFirstIsMarked() throws IOException {
        FramingGuess guess = guess(Captures.bytes("contec-cms50d-plus/realtime.bin"));

        assertThat(guess).isInstanceOfSatisfying(FixedFrames.class, frames -> {
            assertThat(frames.length()).isEqualTo(9);
            assertThat(frames.pattern()).isEqualTo("00/80");
            assertThat(frames.rest()).isEqualTo("80/80");
        });
        assertThat(events(guess)).contains("raw:b5 193 1");
    }

    @Test
    void packetsWhoseFirstByteSaysHowLongTheyAreAreTyped() throws IOException {
        SplittableRandom random = new SplittableRandom(91);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int i = 0; i < 60; i++) {
            int type = 1 + i % 3;
            wire.write(type);
            for (int j = 0; j < 2 * type; j++) {
                wire.write(0x80 | random.nextInt(128));
            }
        }
        FramingGuess guess = guess(Bytes.copyOf(wire.toByteArray()));

        assertThat(guess).isInstanceOfSatisfying(TypedFrames.class, typed -> {
            assertThat(typed.pattern()).isEqualTo("00/80");
            assertThat(typed.lengths().keySet()).containsExactly(1, 2, 3);
            assertThat(typed.lengths().values()).extracting(Bytes::length).containsExactly(3, 5, 7);
        });
        assertThat(events(guess)).contains("line live none").noneMatch(event -> event.startsWith("dropped"));
    }

    /** The usual checks, over frames that nothing else marks. */
    @ParameterizedTest
    @CsvSource({"sum, 7, 1", "xor, 6, 1", "lrc, 9, 1", "xmodem, 10, 2", "ibm-3740, 8, 2", "modbus, 12, 2"})
    void framesWithAUsualCheckAreFoundByIt(String kind, int length, int checkBytes) throws IOException {
        SplittableRandom random = new SplittableRandom(92);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(Gen.bytes(random, 3));
        for (int i = 0; i < 40; i++) {
            byte[] body = Gen.bytes(random, length - checkBytes);
            body[0] = (byte) 0xA5;
            wire.writeBytes(body);
            wire.writeBytes(check(kind, body));
        }
        FramingGuess guess = guess(Bytes.copyOf(wire.toByteArray()));

        assertThat(guess).isInstanceOfSatisfying(FixedFrames.class, frames -> {
            assertThat(frames.length()).isEqualTo(length);
            assertThat(frames.pattern()).startsWith("a5");
        });
        assertThat(events(guess))
                .contains("raw:b1 " + ((FixedFrames) guess).sample().get(0).u8(1) + " 1")
                .as("the check is no value")
                .noneMatch(event -> event.startsWith("raw:b" + (length - checkBytes) + " "))
                .noneMatch(event -> event.startsWith("dropped"));
    }

    /** Whatever stands in a line: quotes, signs of regular expressions, tabs. */
    @Test
    void anyTextMakesALineThatTheSkeletonReads() throws IOException {
        for (String line : List.of(
                "a \"b\" 'c' \\d+ [x] (y) {z} ^$.*?+|\\ 12 -3.5",
                "1: # - 2 & * ! % @ 3",
                "A\tB\t12\t97.5",
                "no number at all")) {
            for (String end : List.of("\n", "\r\n", "\r")) {
                FramingGuess guess = guess(Bytes.ofAscii((line + end).repeat(5)));

                assertThat(guess).isInstanceOfSatisfying(TextLines.class, lines -> {
                    assertThat(lines.sample()).isEqualTo(line);
                    assertThat(lines.endMark()).isEqualTo(end.equals("\r") ? CR : LF);
                });
                if (line.matches(
                        ".*\\d.*")) { // without a number nothing is passed on, and the engineer has to say what is
                    assertThat(events(guess)).contains("line live none");
                }
            }
        }
    }

    /** Some devices write a zero byte before each line. */
    @Test
    void aLineThatIsNotAllTextIsNoSample() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            text.append(i % 3 == 0 ? "\0" : "").append("SPO2=097 BPM=072 PI=04.96 MODE=NORMAL ALARM=0000\r\n");
        }
        FramingGuess guess = guess(Bytes.ofAscii(text.toString()));

        assertThat(((TextLines) guess).sample()).startsWith("SPO2");
        assertThat(events(guess)).contains("raw:n2 97 1");
    }

    @Test
    void aVeryLongLineFitsTheLongestThatAProfileMayHave() throws IOException {
        FramingGuess guess = guess(Bytes.ofAscii(("V=1 " + "x".repeat(4085) + "\n").repeat(3)));

        assertThat(events(guess)).contains("raw:n1 1 1");
    }

    /** A recording is seldom clean, and begins in the middle of something. */
    @Test
    void someDamageDoesNotHideTheFraming() {
        Gen.check(93, 100, random -> {
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            wire.writeBytes(new byte[] {0x11, 0x22});
            for (int i = 0; i < 200; i++) {
                byte[] frame = Gen.bytes(random, 4);
                for (int j = 0; j < frame.length; j++) {
                    frame[j] = (byte) (j == 0 ? frame[j] | 0x80 : frame[j] & 0x7F);
                }
                wire.writeBytes(random.nextInt(50) == 0 ? java.util.Arrays.copyOf(frame, 3) : frame);
            }

            assertThat(FramingGuess.of(Bytes.copyOf(wire.toByteArray())))
                    .hasValueSatisfying(guess -> assertThat(guess).isInstanceOfSatisfying(FixedFrames.class, frames -> {
                        assertThat(frames.length()).isEqualTo(4);
                        assertThat(frames.pattern()).isEqualTo("80/80");
                    }));
        });
    }

    @Test
    void randomBytesGiveNoGuess() {
        Gen.check(
                94,
                60,
                random -> assertThat(FramingGuess.of(Bytes.copyOf(Gen.bytes(random, random.nextInt(0, 3000)))))
                        .isEqualTo(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"00", "ff", "80", "20", "0a"})
    void theSameByteOverAndOverGivesNoGuess(String hex) {
        assertThat(FramingGuess.of(Bytes.ofHex(hex.repeat(500)))).isEmpty();
    }

    @Test
    void whereNothingWasRecordedThereIsNoGuess() {
        assertThat(FramingGuess.of(Bytes.empty())).isEmpty();
        assertThat(FramingGuess.of(Bytes.ofAscii("one line\n"))).isEmpty();
    }

    private static FramingGuess guess(Bytes recording) {
        return FramingGuess.of(recording).orElseThrow();
    }

    /** The events of the skeleton's example; with them it is a profile without mistakes. */
    private List<String> events(FramingGuess guess) throws IOException {
        String skeleton = Skeleton.of("first-try", guess);
        Path file = directory.resolve("first-try.yaml");
        Files.writeString(file, skeleton);
        Profile draft = ProfileReader.readUnproven(file);
        List<String> events = Examples.play(draft, draft.file().examples().get(0));
        Files.writeString(file, Skeleton.withEvents(skeleton, events));

        assertThat(ProfileReader.read(file).file().examples().get(0).events()).isEqualTo(events);
        return events;
    }

    private static byte[] check(String kind, byte[] body) {
        int sum = 0;
        int xor = 0;
        for (byte b : body) {
            sum += b & 0xFF;
            xor ^= b & 0xFF;
        }
        return switch (kind) {
            case "sum" -> new byte[] {(byte) sum};
            case "xor" -> new byte[] {(byte) xor};
            case "lrc" -> new byte[] {(byte) -sum};
            case "xmodem" -> big(crc(body, 0));
            case "ibm-3740" -> big(crc(body, 0xFFFF));
            default -> modbus(body);
        };
    }

    private static byte[] big(int crc) {
        return new byte[] {(byte) (crc >> 8), (byte) crc};
    }

    private static int crc(byte[] bytes, int initial) {
        int crc = initial;
        for (byte b : bytes) {
            crc ^= (b & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x1021) & 0xFFFF : crc << 1;
            }
        }
        return crc;
    }

    /** Least significant byte first, as Modbus sends it. */
    private static byte[] modbus(byte[] bytes) {
        int crc = 0xFFFF;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xA001 : crc >> 1;
            }
        }
        return new byte[] {(byte) crc, (byte) (crc >> 8)};
    }
}
