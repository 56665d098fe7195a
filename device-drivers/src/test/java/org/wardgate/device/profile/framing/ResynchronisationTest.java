package org.wardgate.device.profile.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.profile.framing.Wire.Spec;
import org.wardgate.testing.Gen;

/** Damage costs the damaged frame and no other, whatever tells where frames begin and end. */
class ResynchronisationTest {

    /** A framing, and frames of it with random content. */
    enum Framed {
        FIXED_WITH_CHECK("""
                starts-with: "aa 55"
                length: {kind: fixed, bytes: 8}
                checksum: {kind: crc, width: 16, polynomial: "1021", xor-out: ffff, place: {to: -3, at: -2}}
                """, random -> checked(Wire.join(Wire.hex("aa55"), Gen.bytes(random, 4)))),
        STATED_WITH_CHECK("""
                starts-with: "02"
                length: {kind: stated, at: 1, plus: 4, longest: 255}
                checksum: {kind: crc, width: 16, polynomial: "1021", xor-out: ffff, place: {to: -3, at: -2}}
                """, random -> {
            byte[] data = Gen.bytes(random, random.nextInt(1, 20));
            return checked(Wire.join(new byte[] {2, (byte) data.length}, data));
        }),
        UNTIL_WITH_CHECK("""
                starts-with: "5b"
                length: {kind: until, mark: "5d", then: 2, longest: 64}
                checksum: {kind: crc, width: 16, polynomial: "1021", xor-out: ffff, place: {to: -3, at: -2}}
                """, random -> checked(Wire.ascii("[V=" + random.nextInt(100_000) + "]"))),
        ESCAPED("""
                starts-with: "c0"
                length: {kind: until, mark: "c1", longest: 80}
                escape: {mark: "7d", xor: "20"}
                checksum: {kind: crc, width: 16, polynomial: "1021", xor-out: ffff, place: {to: -4, at: -3}}
                """, random -> escaped(Gen.bytes(random, random.nextInt(1, 20)))),
        ESCAPED_WITH_STATED_LENGTH("""
                starts-with: "85"
                length: {kind: stated, at: 1, plus: 4, longest: 255}
                escape: {mark: "80", pairs: {"00": "80", "05": "85"}}
                checksum: {kind: crc, width: 16, polynomial: "1021", xor-out: ffff, place: {to: -3, at: -2}}
                """, random -> {
            byte[] data = Gen.bytes(random, random.nextInt(1, 20));
            return paired(checked(Wire.join(new byte[] {(byte) 0x85, (byte) data.length}, data)));
        }),
        MARKED_BY_A_BIT("""
                starts-with: "80/80"
                rest: "00/80"
                length: {kind: fixed, bytes: 5}
                """, random -> {
            byte[] frame = Gen.bytes(random, 5);
            for (int i = 0; i < frame.length; i++) {
                frame[i] = (byte) (i == 0 ? frame[i] | 0x80 : frame[i] & 0x7F);
            }
            return frame;
        });

        private final Spec spec;
        private final Function<SplittableRandom, byte[]> random;

        Framed(String keys, Function<SplittableRandom, byte[]> random) {
            this.spec = Wire.spec("framing:\n  kind: frames\n" + keys.indent(2));
            this.random = random;
        }

        /** The frame as it comes out: without its escapes. */
        private String decoded(byte[] frame) {
            return String.join(" ", Wire.frames(Wire.feed(spec, frame)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUndamagedFrameComesOut(Framed framed) {
        Gen.check(
                51,
                200,
                random -> assertThat(framed.decoded(framed.random.apply(random)))
                        .isNotEmpty()
                        .doesNotContain(" "));
    }

    /** Changed, lost and doubled bytes in some frames; all others come out, in order, and none that was never sent. */
    @ParameterizedTest
    @EnumSource
    void everyUndamagedFrameComesOutBetweenDamagedOnes(Framed framed) {
        Gen.check(52, 600, random -> {
            List<byte[]> wire = new ArrayList<>();
            List<String> undamaged = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                byte[] frame = framed.random.apply(random);
                // bits alone do not tell a changed value, so that such a frame may only lose bytes
                if (i % 3 == 1) {
                    frame = framed == Framed.MARKED_BY_A_BIT ? cut(random, frame) : damaged(random, frame);
                } else {
                    undamaged.add(framed.decoded(frame));
                }
                wire.add(frame);
            }
            byte[] bytes = Wire.join(wire.toArray(byte[][]::new));
            List<WireInput> inputs = Wire.feed(framed.spec, bytes, random.nextInt(1, bytes.length + 1));

            assertThat(Wire.frames(inputs)).as("of %s", Bytes.copyOf(bytes)).isEqualTo(undamaged);
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MARKED_BY_A_BIT")
    void noSingleBitErrorBecomesAFrameNorCostsTheNext(Framed framed) {
        SplittableRandom random = new SplittableRandom(53);
        byte[] next = framed.random.apply(random);
        String decoded = framed.decoded(next);
        for (int tries = 0; tries < 10; tries++) {
            byte[] frame = framed.random.apply(random);
            for (int bit = 0; bit < frame.length * 8; bit++) {
                byte[] damaged = frame.clone();
                damaged[bit / 8] ^= (byte) (1 << bit % 8);
                List<WireInput> inputs = Wire.feed(framed.spec, Wire.join(damaged, next));
                assertThat(Wire.frames(inputs))
                        .as("bit %d of %s", bit, Bytes.copyOf(frame))
                        .containsExactly(decoded);
                assertThat(Wire.drops(inputs)).isNotEmpty();
            }
        }
    }

    /** A bit error, a lost byte, a doubled byte or a byte that was never sent. */
    private static byte[] damaged(SplittableRandom random, byte[] frame) {
        int at = random.nextInt(1, frame.length - 1); // a byte before the first is noise, and no damage
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] changed = frame.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                yield changed;
            }
            case 1 -> cut(random, frame);
            case 2 ->
                Wire.join(
                        java.util.Arrays.copyOf(frame, at), java.util.Arrays.copyOfRange(frame, at + 1, frame.length));
            default ->
                Wire.join(
                        java.util.Arrays.copyOf(frame, at),
                        new byte[] {0x11},
                        java.util.Arrays.copyOfRange(frame, at, frame.length));
        };
    }

    /** Not the last byte alone: where the next frame begins with the same, nothing was lost. */
    private static byte[] cut(SplittableRandom random, byte[] frame) {
        return java.util.Arrays.copyOf(frame, random.nextInt(1, frame.length - 1));
    }

    private static byte[] checked(byte[] body) {
        int crc = crc(body);
        return Wire.join(body, new byte[] {(byte) (crc >> 8), (byte) crc});
    }

    private static byte[] escaped(byte[] data) {
        byte[] plain = checked(Wire.join(new byte[] {(byte) 0xC0}, data));
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.write(0xC0);
        for (int i = 1; i < plain.length; i++) {
            int value = plain[i] & 0xFF;
            if (value == 0xC0 || value == 0xC1 || value == 0x7D) {
                wire.write(0x7D);
                value ^= 0x20;
            }
            wire.write(value);
        }
        wire.write(0xC1);
        return wire.toByteArray();
    }

    private static byte[] paired(byte[] plain) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.write(plain[0]);
        for (int i = 1; i < plain.length; i++) {
            int value = plain[i] & 0xFF;
            boolean escape = value == 0x80 || value == 0x85;
            wire.write(escape ? 0x80 : value);
            if (escape) {
                wire.write(value - 0x80);
            }
        }
        return wire.toByteArray();
    }

    private static int crc(byte[] bytes) {
        int crc = 0;
        for (byte b : bytes) {
            crc ^= (b & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x1021) & 0xFFFF : crc << 1;
            }
        }
        return crc ^ 0xFFFF; // without it, a lost check byte of 00 would leave the check of what is left right
    }
}
