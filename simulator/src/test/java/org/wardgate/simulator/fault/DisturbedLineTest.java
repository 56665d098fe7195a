package org.wardgate.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.fault.LineFault.BitErrors;
import org.wardgate.simulator.fault.LineFault.Cut;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.fault.LineFault.DroppedBytes;
import org.wardgate.simulator.fault.LineFault.InsertedBytes;
import org.wardgate.simulator.fault.LineFault.Late;
import org.wardgate.simulator.fault.LineFault.Paced;
import org.wardgate.simulator.fault.LineFault.Parity;
import org.wardgate.simulator.fault.LineFault.Partial;
import org.wardgate.simulator.fault.LineFault.Stalled;
import org.wardgate.simulator.fault.LineFault.WrongBaud;

class DisturbedLineTest {
    private static final Bytes BYTES = Bytes.ofAscii("0123456789");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final List<LineFault> ONE_OF_EACH = List.of(
            new Late(Duration.ofMillis(20), Direction.BOTH),
            new Partial(2, Duration.ofMillis(30), 2),
            new Stalled(Duration.ofMillis(200), 5000),
            new Paced(38_400),
            new DroppedBytes(Decimal.parse("0.01"), Direction.BOTH, 1),
            new InsertedBytes(Decimal.parse("0.01"), Direction.BOTH, 2),
            new BitErrors(Decimal.parse("0.001"), Direction.BOTH, 3),
            new WrongBaud(38_400, 38_400, Parity.ODD, Direction.BOTH),
            new Cut(50_000));

    @Test
    void aClearLineIsAsTheOneItWraps() {
        Disturbed line = new Disturbed().send(BYTES);
        line.cable.receive(BYTES);

        assertThat(line.cable.sent).containsExactly(BYTES);
        assertThat(line.atDevice()).isEqualTo(BYTES);
        assertThat(line.line.address()).isEqualTo("fake");
        assertThat(line.line.counters()).isEmpty();
        line.line.close();
        assertThat(line.cable.closed).isTrue();
    }

    /** A fault that is added to the language is made here too, or this fails. */
    @Test
    void allFaultsTogetherGiveTheSameBytesAgainAndEachIsCounted() {
        assertThat(ONE_OF_EACH)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(LineFault.class.getPermittedSubclasses());
        Disturbed once = everything();

        assertThat(once.atClient().length()).isGreaterThan(45_000);
        assertThat(everything().atClient()).isEqualTo(once.atClient());
        assertThat(once.line.counters())
                .containsKeys(
                        "line-bytes-late",
                        "line-bytes-stalled",
                        "line-bytes-paced",
                        "line-bytes-dropped",
                        "line-bytes-inserted",
                        "line-bits-flipped",
                        "line-bytes-misread")
                .containsEntry("line-cuts", 1L);
        assertThat(once.atDevice().length()).isBetween(780, 880);
    }

    private static Disturbed everything() {
        Disturbed line = new Disturbed(ONE_OF_EACH.toArray(new LineFault[0]));
        for (int i = 0; i < 200; i++) {
            line.send(Disturbed.random(300)).after(Duration.ofMillis(100));
            line.cable.receive(Disturbed.random(5)); // nobody hears the last ones, after the cut
        }
        line.line.disturb(List.of());
        return line;
    }

    @Test
    void faultsAreMetInTheOrderInWhichTheyAreListed() {
        Late late = new Late(SECOND, Direction.FROM_DEVICE);

        Disturbed cutFirst = new Disturbed(new Cut(4), late).send(BYTES).after(SECOND);
        Disturbed cutLast = new Disturbed(late, new Cut(4)).send(BYTES).after(SECOND);

        assertThat(cutFirst.atClient().length())
                .as("was held back when the cable came out")
                .isZero();
        assertThat(cutLast.atClient()).isEqualTo(Bytes.ofAscii("0123"));
    }

    @Test
    void aCutPullsTheCableInTheMiddleOnceAndCountsTheRestAsLost() {
        Disturbed line = new Disturbed(new Cut(4)).send(BYTES, 3);

        assertThat(line.atClient()).isEqualTo(Bytes.ofAscii("0123"));
        assertThat(line.cable.receiver).isNull();
        assertThat(line.line.lostBytes()).isEqualTo(6);

        line.plug();
        line.send(BYTES);
        assertThat(line.atClient()).isEqualTo(Bytes.ofAscii("01230123456789"));
        assertThat(line.count("line-cuts")).isEqualTo(1);
    }

    @Test
    void whatIsHeldBackComesAtOnceWhenTheLineIsMendedAndStaysInOrder() {
        Disturbed line =
                new Disturbed(new Late(SECOND, Direction.FROM_DEVICE), new Paced(1000), new Stalled(SECOND, null));
        line.send(BYTES).after(Duration.ofMillis(10)).send(BYTES);
        line.line.disturb(List.of());
        line.send(Bytes.ofAscii("new"));

        assertThat(line.atClient()).isEqualTo(Bytes.ofAscii("01234567890123456789new"));
        assertThat(line.after(Duration.ofMinutes(1)).atClient().length()).isEqualTo(23);
    }

    @Test
    void whatIsHeldBackIsLostWhenTheCableIsPulled() {
        Disturbed line = new Disturbed(new Late(SECOND, Direction.BOTH)).send(BYTES);
        line.cable.receive(BYTES);
        line.line.unplug();
        line.plug();

        assertThat(line.after(Duration.ofMinutes(1)).atClient().length()).isZero();
        assertThat(line.atDevice().length()).isZero();
        assertThat(line.line.lostBytes()).isEqualTo(10);
    }

    @Test
    void bytesOfTheConnectionBeforeAreNotHeard() {
        Disturbed line = new Disturbed();
        var before = Objects.requireNonNull(line.cable.receiver);
        line.line.unplug();
        line.plug();
        before.accept(BYTES);

        assertThat(line.atDevice().length()).isZero();
    }

    /** Sixteen MiB are an hour and more of any line that there is. */
    @Test
    void moreThanCanBeHeldBackIsLostAndCounted() {
        Bytes much = Disturbed.random(1 << 20);
        Disturbed line = new Disturbed(new Stalled(SECOND, null));
        for (int i = 0; i < 17; i++) {
            line.send(much);
        }

        assertThat(line.count("line-bytes-overflowed")).isEqualTo(1 << 20);
        assertThat(line.after(SECOND).atClient().length()).isEqualTo(16 << 20);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Paced(49)).hasMessageContaining("a baud rate is 50 to 4000000, not 49");
        assertThatThrownBy(() -> new Partial(1, Duration.ofMinutes(2), 1)).hasMessageContaining("not 120000");
        assertThatThrownBy(() -> new Partial(1, null, 0)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new Late(Duration.ZERO, Direction.BOTH)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new Stalled(SECOND, 0)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new Cut(-1)).hasMessageContaining("not -1");
        assertThatThrownBy(() -> new WrongBaud(9600, 1, Parity.NONE, Direction.BOTH))
                .hasMessageContaining("not 1");
    }
}
