package org.wardgate.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.fault.LineFault.Parity;
import org.wardgate.simulator.fault.LineFault.WrongBaud;

class WrongBaudTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * 0x55 is on the line as 0 10101010 1, start bit first. At twice the rate each bit is seen twice: 00 11 00 11 00 11 00 11 00 11.
     * The receiver takes the first 0 for a start bit, then 0 11 00 11 0 for data, least bit first: 0x66; its stop bit is the second
     * half of a 0, a framing error. After the next edge it reads 0 11 00 11 and the idle line's 1: 0xE6, with a good stop bit.
     */
    @Test
    void oneByteReadAtTwiceTheRateIsTwo() {
        Disturbed line = new Disturbed(baud(9600, 19_200, Parity.NONE))
                .send(Bytes.ofHex("55"))
                .after(SECOND);

        assertThat(line.atClient()).isEqualTo(Bytes.ofHex("66e6"));
        assertThat(line.count("line-framing-errors")).isEqualTo(1);
    }

    /**
     * Two bytes of zeros: low for 9 bits, high for 1, low for 9, high. At a third of the rate the receiver looks at the middles of
     * three bits each: 1.5, 4.5, 7.5 ... The data are at 4.5 to 25.5, of which 19.5 and later are high: 00000111, least bit first.
     */
    @Test
    void twoBytesReadAtAThirdOfTheRateAreOne() {
        Disturbed line = new Disturbed(baud(14_400, 4800, Parity.NONE))
                .send(Bytes.ofHex("0000"))
                .after(SECOND);

        assertThat(line.atClient()).isEqualTo(Bytes.ofHex("e0"));
        assertThat(line.count("line-framing-errors")).isZero();
    }

    /**
     * 0x80 at four times the rate: the edge to low, then 31 further quarters of start and zeros. One byte of zeros with a framing
     * error, low until the high of bit 7: nothing more, for the line stays high to the end.
     */
    @Test
    void afterAFramingErrorTheReceiverWaitsForTheLineToGoHigh() {
        Disturbed line = new Disturbed(baud(2400, 9600, Parity.NONE))
                .send(Bytes.ofHex("80"))
                .after(SECOND);

        assertThat(line.atClient()).isEqualTo(Bytes.ofHex("00"));
        assertThat(line.count("line-framing-errors")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Parity.class)
    void atTheRightRateEveryByteArrives(Parity parity) {
        Bytes bytes = Disturbed.random(5000);

        assertThat(new Disturbed(baud(19_200, 19_200, parity))
                        .send(bytes)
                        .after(SECOND)
                        .atClient())
                .isEqualTo(bytes);
    }

    /** A receiver may be off by less than half a bit in nine and a half, some 5 %. */
    @ParameterizedTest
    @CsvSource({"100000, 104000, true", "100000, 96000, true", "100000, 108000, false", "100000, 92000, false"})
    void aReceiverThatIsSlightlyOffReadsRightAndOneThatIsFurtherOffDoesNot(int sender, int receiver, boolean right) {
        Bytes bytes = Disturbed.random(500);
        Disturbed line = new Disturbed(baud(sender, receiver, Parity.NONE));
        for (int i = 0; i < bytes.length(); i++) {
            line.send(bytes.slice(i, 1)).after(Duration.ofMillis(10));
        }

        assertThat(line.atClient().equals(bytes)).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void pieceLengthChangesNothing(int piece) {
        Bytes bytes = Disturbed.random(1000);
        WrongBaud fault = baud(19_200, 57_600, Parity.EVEN);

        assertThat(new Disturbed(fault).send(bytes, piece).after(SECOND).atClient())
                .isEqualTo(new Disturbed(fault).send(bytes).after(SECOND).atClient());
    }

    @Test
    void theClientsBytesAreMisreadTheOtherWayRound() {
        Disturbed line = new Disturbed(new WrongBaud(19_200, 9600, Parity.NONE, Direction.TO_DEVICE));
        line.cable.receive(Bytes.ofHex("55"));
        line.send(Bytes.ofHex("55")).after(SECOND);

        assertThat(line.atDevice()).isEqualTo(Bytes.ofHex("66e6"));
        assertThat(line.atClient()).isEqualTo(Bytes.ofHex("55"));
    }

    private static WrongBaud baud(int device, int client, Parity parity) {
        return new WrongBaud(device, client, parity, Direction.FROM_DEVICE);
    }
}
