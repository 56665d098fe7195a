package org.wardgate.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wardgate.testing.Gen;

class BytesTest {

    @Test
    void hexIsReadBack() {
        Gen.check(1, 200, random -> {
            byte[] array = Gen.bytes(random, random.nextInt(20));
            Bytes bytes = Bytes.copyOf(array);

            assertThat(Bytes.ofHex(bytes.toHex())).isEqualTo(bytes).hasSameHashCodeAs(bytes);
            assertThat(bytes.toArray()).isEqualTo(array);
            assertThat(bytes.length()).isEqualTo(array.length);
        });
        assertThat(Bytes.ofHex(" 0aFF\n00 ")).hasToString("0aff00");
    }

    @Test
    void numbersAreUnsignedAndBigEndian() {
        Bytes bytes = Bytes.ofHex("80 ff fe fd fc");

        assertThat(bytes.u8(0)).isEqualTo(0x80);
        assertThat(bytes.u16(1)).isEqualTo(0xFFFE);
        assertThat(bytes.u32(1)).isEqualTo(0xFFFEFDFCL);
        assertThatThrownBy(() -> bytes.u32(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.u8(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void nobodyElseCanChangeThem() {
        byte[] array = {1, 2};
        Bytes bytes = Bytes.copyOf(array);
        array[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.ofHex("0102")).isNotEqualTo(Bytes.ofHex("0103"));
    }

    @Test
    void aSliceIsPartOfThem() {
        Bytes bytes = Bytes.ofHex("01020304");

        assertThat(bytes.slice(1, 2)).isEqualTo(Bytes.ofHex("0203"));
        assertThat(bytes.slice(4, 0)).isEqualTo(Bytes.empty());
        assertThatThrownBy(() -> bytes.slice(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void textIsAsciiOnly() {
        assertThat(Bytes.ofAscii("\rVPA\u007f")).isEqualTo(Bytes.ofHex("0d5650417f"));
        assertThat(Bytes.ofHex("4180").toAscii()).isEqualTo("A\uFFFD");
        assertThatThrownBy(() -> Bytes.ofAscii("\u00e4")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void latin1HasACharacterForEachByte() {
        assertThat(Bytes.ofHex("004180e40d").toLatin1(1, 3)).isEqualTo("A\u0080\u00e4");
        assertThatThrownBy(() -> Bytes.ofHex("0041").toLatin1(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void bytesFollowOthers() {
        Bytes first = Bytes.ofHex("01ff");

        assertThat(first.plus(Bytes.ofHex("80"))).isEqualTo(Bytes.ofHex("01ff80"));
        assertThat(first.plus(Bytes.empty())).isEqualTo(first);
        assertThat(Bytes.empty().plus(first)).isEqualTo(first);
    }
}
