package org.wardgate.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.fault.LineFault.BitErrors;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.fault.LineFault.DroppedBytes;
import org.wardgate.simulator.fault.LineFault.InsertedBytes;

/** Chance alone, by its rates: four standard deviations around what is expected. */
class DamageTest {
    private static final Bytes MEGABIT = Disturbed.random(125_000);

    @Test
    void aBitInAThousandIsFlippedAndNothingElseHappens() {
        Disturbed line = new Disturbed(bitErrors("0.001", 1)).send(MEGABIT);

        Bytes arrived = line.atClient();
        assertThat(arrived.length()).isEqualTo(MEGABIT.length());
        int[] flippedAt = new int[Byte.SIZE];
        long bytes = 0;
        for (int i = 0; i < arrived.length(); i++) {
            int difference = arrived.u8(i) ^ MEGABIT.u8(i);
            bytes += difference == 0 ? 0 : 1;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                flippedAt[bit] += difference >> bit & 1;
            }
        }
        long flipped = IntStream.of(flippedAt).sum();
        assertThat(flipped).isCloseTo(1000, within(127L)).isEqualTo(line.count("line-bits-flipped"));
        assertThat(bytes).isEqualTo(line.count("line-bytes-flipped"));
        assertThat(IntStream.of(flippedAt)).allMatch(count -> count >= 80 && count <= 170);
    }

    @Test
    void atARateOfOneEveryBitIsFlipped() {
        Disturbed line = new Disturbed(bitErrors("1", 1)).send(Bytes.ofHex("00ff5a"));

        assertThat(line.atClient()).isEqualTo(Bytes.ofHex("ff00a5"));
    }

    @Test
    void aByteInAHundredIsDroppedAndTheRestKeepsItsOrder() {
        Disturbed line = new Disturbed(new DroppedBytes(Decimal.parse("0.01"), Direction.FROM_DEVICE, 3)).send(MEGABIT);

        Bytes arrived = line.atClient();
        long dropped = (long) MEGABIT.length() - arrived.length();
        assertThat(dropped).isCloseTo(1250, within(141L)).isEqualTo(line.count("line-bytes-dropped"));
        assertThat(isWithin(arrived, MEGABIT)).isTrue();
    }

    @Test
    void aByteInAHundredIsPrecededByOneThatNobodySent() {
        Disturbed line =
                new Disturbed(new InsertedBytes(Decimal.parse("0.01"), Direction.FROM_DEVICE, 3)).send(MEGABIT);

        Bytes arrived = line.atClient();
        long inserted = (long) arrived.length() - MEGABIT.length();
        assertThat(inserted).isCloseTo(1250, within(141L)).isEqualTo(line.count("line-bytes-inserted"));
        assertThat(isWithin(MEGABIT, arrived)).isTrue();
    }

    @Test
    void theSameSeedHitsTheSameBitsAndAnotherOneOthers() {
        Bytes once = new Disturbed(bitErrors("0.001", 1)).send(MEGABIT).atClient();

        assertThat(new Disturbed(bitErrors("0.001", 1)).send(MEGABIT).atClient())
                .isEqualTo(once);
        assertThat(new Disturbed(bitErrors("0.001", 2)).send(MEGABIT).atClient())
                .isNotEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 4096})
    void pieceLengthChangesNothing(int piece) {
        LineFault[] faults = {
            bitErrors("0.01", 1),
            new DroppedBytes(Decimal.parse("0.01"), Direction.FROM_DEVICE, 2),
            new InsertedBytes(Decimal.parse("0.01"), Direction.FROM_DEVICE, 3)
        };
        Bytes bytes = Disturbed.random(10_000);

        assertThat(new Disturbed(faults).send(bytes, piece).atClient())
                .isEqualTo(new Disturbed(faults).send(bytes).atClient());
    }

    @Test
    void directionsAreHitOnlyWhereTheyAreMeantAndEachByItsOwnChance() {
        Decimal rate = Decimal.parse("0.1");
        Bytes bytes = Disturbed.random(1000);
        Disturbed toDevice = new Disturbed(new BitErrors(rate, Direction.TO_DEVICE, 1)).send(bytes);
        toDevice.cable.receive(bytes);
        Disturbed both = new Disturbed(new BitErrors(rate, Direction.BOTH, 1)).send(bytes);
        both.cable.receive(bytes);

        assertThat(toDevice.atClient()).isEqualTo(bytes);
        assertThat(toDevice.atDevice()).isNotEqualTo(bytes).isEqualTo(both.atDevice());
        assertThat(both.atClient()).isNotEqualTo(bytes).isNotEqualTo(both.atDevice());
    }

    @Test
    void aRateThatIsNoChanceIsRefused() {
        assertThatThrownBy(() -> bitErrors("0", 1)).hasMessageContaining("above 0 and at most 1, not 0");
        assertThatThrownBy(() -> bitErrors("1.1", 1)).hasMessageContaining("not 1.1");
    }

    private static BitErrors bitErrors(String rate, long seed) {
        return new BitErrors(Decimal.parse(rate), Direction.FROM_DEVICE, seed);
    }

    /** Whether the bytes of one string are all in another, in order. */
    private static boolean isWithin(Bytes part, Bytes whole) {
        int found = 0;
        for (int i = 0; i < whole.length() && found < part.length(); i++) {
            found += whole.u8(i) == part.u8(found) ? 1 : 0;
        }
        return found == part.length();
    }
}
