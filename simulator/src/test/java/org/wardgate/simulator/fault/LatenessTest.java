package org.wardgate.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.fault.LineFault.Late;
import org.wardgate.simulator.fault.LineFault.Paced;
import org.wardgate.simulator.fault.LineFault.Partial;
import org.wardgate.simulator.fault.LineFault.Stalled;

class LatenessTest {
    private static final Bytes ANSWER = Bytes.ofAscii("0123456789");

    @Test
    void whatIsLateComesWholeAfterItsDelay() {
        Disturbed line = new Disturbed(new Late(millis(500), Direction.BOTH)).send(ANSWER, 3);
        line.cable.receive(ANSWER);

        assertThat(line.after(millis(499)).atClient().length()).isZero();
        assertThat(line.atDevice().length()).isZero();
        assertThat(line.after(millis(1)).atClient()).isEqualTo(ANSWER);
        assertThat(line.atDevice()).isEqualTo(ANSWER);
        assertThat(line.count("line-bytes-late")).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 10})
    void aPartialAnswerComesInTwoPartsHoweverItIsSent(int piece) {
        Disturbed line = new Disturbed(new Partial(4, millis(200), 1)).send(ANSWER, piece);

        assertThat(line.atClient()).isEqualTo(Bytes.ofAscii("0123"));
        assertThat(line.after(millis(199)).atClient()).isEqualTo(Bytes.ofAscii("0123"));
        assertThat(line.after(millis(1)).atClient()).isEqualTo(ANSWER);
        assertThat(line.count("line-bytes-late")).isEqualTo(6);
    }

    @Test
    void anAnswerThatFollowsThePauseOfAnotherStaysBehindIt() {
        Disturbed line = new Disturbed(new Partial(1, millis(200), 1));
        line.send(Bytes.ofAscii("ab")).after(millis(100)).send(Bytes.ofAscii("cd"));

        assertThat(line.atClient()).isEqualTo(Bytes.ofAscii("a"));
        assertThat(line.after(millis(100)).atClient()).isEqualTo(Bytes.ofAscii("abc"));
        assertThat(line.after(millis(100)).atClient()).isEqualTo(Bytes.ofAscii("abcd"));
    }

    @Test
    void theRestOfEveryThirdAnswerNeverComes() {
        Disturbed line = new Disturbed(new Partial(1, null, 3));
        for (String answer : new String[] {"ab", "cd", "ef", "gh"}) {
            line.send(Bytes.ofAscii(answer), 1).after(millis(50));
        }

        assertThat(line.after(Duration.ofHours(1)).atClient()).isEqualTo(Bytes.ofAscii("abcdegh"));
        assertThat(line.count("line-bytes-withheld")).isEqualTo(1);
    }

    @Test
    void whatWasStalledComesAtOnceAndThenTheLineIsClear() {
        Disturbed line = new Disturbed(new Stalled(Duration.ofSeconds(3), null));
        for (int i = 0; i < 29; i++) {
            line.send(Bytes.ofHex(String.format("%02x", i))).after(millis(100));
        }
        assertThat(line.atClient().length()).isZero();

        line.after(millis(100));
        assertThat(line.atClient().length()).isEqualTo(29);
        assertThat(line.atClient().u8(28)).isEqualTo(28);
        line.send(ANSWER);
        assertThat(line.atClient().length()).isEqualTo(39);
        assertThat(line.count("line-bytes-stalled")).isEqualTo(29);
    }

    @Test
    void aBacklogThatComesAtARateIsFollowedByWhatIsNew() {
        Bytes first = Disturbed.random(1000);
        Disturbed line = new Disturbed(new Stalled(Duration.ofSeconds(1), 500)).send(first);

        assertThat(line.after(Duration.ofSeconds(1)).atClient().length()).isZero();
        assertThat(line.after(Duration.ofSeconds(1)).atClient()).isEqualTo(first.slice(0, 500));
        line.send(ANSWER);
        line.after(Duration.ofSeconds(1));
        assertThat(line.atClient()).isEqualTo(first);
        assertThat(line.after(millis(20)).atClient().slice(1000, 10)).isEqualTo(ANSWER);
        line.send(ANSWER);
        assertThat(line.atClient().length()).isEqualTo(1020);
    }

    /** 9600 baud are 960 bytes a second, 1.04 ms each. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 2000})
    void pacedBytesNeverLeaveFasterThanATenthOfTheBaudRate(int piece) {
        Bytes bytes = Disturbed.random(2000);
        Disturbed line = new Disturbed(new Paced(9600)).send(bytes, piece);

        assertThat(line.atClient().length()).isZero();
        for (int millis = 1; millis <= 2000; millis++) {
            int arrived = line.after(millis(1)).atClient().length();
            assertThat(arrived).isBetween(millis * 960 / 1000 - 2, millis * 960 / 1000);
        }
        assertThat(line.after(millis(90)).atClient()).isEqualTo(bytes);
    }

    @Test
    void theLineRestsBetweenPacedAnswersAndNothingIsMadeUpFor() {
        Disturbed line = new Disturbed(new Paced(1000));
        line.send(ANSWER).after(Duration.ofSeconds(5)).send(ANSWER);

        assertThat(line.atClient()).isEqualTo(ANSWER);
        assertThat(line.after(millis(50)).atClient().length()).isBetween(14, 15);
        assertThat(line.after(millis(51)).atClient().length()).isEqualTo(20);
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }
}
