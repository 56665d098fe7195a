package org.wardgate.simulator.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardgate.simulator.intellivue.PollRequest.ALERTS;
import static org.wardgate.simulator.intellivue.PollRequest.NUMERICS;
import static org.wardgate.simulator.intellivue.Vectors.ASSOCIATE;
import static org.wardgate.simulator.intellivue.Vectors.extendedPoll;
import static org.wardgate.simulator.intellivue.Vectors.poll;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardgate.bytes.Bytes;

class FaultTest {
    private static final String KEEP_ALIVE = poll(8, 1, ALERTS, 0x0811);

    private final FakeLine line = new FakeLine();
    private final List<Bytes> read = new ArrayList<>();
    private final MibFrameReader reader = new MibFrameReader(read::add);
    private final IntelliVueMonitor monitor =
            new IntelliVueMonitor(line, FakePatient.well(), Options.standard(LocalDateTime.of(2025, 1, 15, 9, 28, 25)));

    @BeforeEach
    void powerOn() {
        monitor.start();
        line.advanceMillis(20_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"BAD_FCS", "FRAME_ABORT", "TRUNCATED_FRAME"})
    void aDamagedFrameIsLostAndTheNextIsWhole(Fault fault) {
        monitor.inject(fault, 1);
        line.request(monitor, KEEP_ALIVE);
        line.request(monitor, KEEP_ALIVE);
        reader.read(line.takeBytes());
        assertThat(read).hasSize(1);
        assertThat(reader.damagedFrames()).isEqualTo(1);
        assertThat(monitor.counters()).containsEntry(fault.counter(), 1L);
    }

    @Test
    void damageLooksAsItsNameSays() {
        String whole = answer(KEEP_ALIVE);
        monitor.inject(Fault.BAD_FCS, 1);
        String bad = answer(KEEP_ALIVE);
        assertThat(bad).isNotEqualTo(whole);
        assertThat(bad.substring(0, bad.length() - 8)).isEqualTo(whole.substring(0, bad.length() - 8));
        monitor.inject(Fault.FRAME_ABORT, 1);
        String aborted = answer(KEEP_ALIVE);
        assertThat(aborted).endsWith("7dc1");
        assertThat(whole).startsWith(aborted.substring(0, aborted.length() - 4));
        monitor.inject(Fault.TRUNCATED_FRAME, 1);
        assertThat(whole)
                .startsWith(answer(KEEP_ALIVE))
                .isNotEqualTo(answer(KEEP_ALIVE).substring(2));
    }

    private String answer(String request) {
        line.takeBytes();
        line.request(monitor, request);
        return line.takeBytes().toHex();
    }

    @Test
    void aCutNeverPartsAnEscapeFromWhatItEscapes() {
        // longer and longer in front of the escapes, so that the middle falls on either half of one
        for (int handle = 0; handle < 4; handle++) {
            Faults faults = new Faults(new Counters());
            FrameSender sender = new FrameSender(line, faults, new Counters());
            faults.inject(Fault.TRUNCATED_FRAME, 1);
            sender.send(Bytes.ofHex("00".repeat(handle) + "c0c0c0c0c0c0c0c0"));
            Bytes cut = line.takeBytes();
            assertThat(cut.u8(cut.length() - 1)).isNotEqualTo(0x7D);
        }
    }

    @Test
    void aFrameCanComeByteByByte() {
        monitor.inject(Fault.BYTE_WRITES, 1);
        line.request(monitor, KEEP_ALIVE);
        assertThat(line.writes).hasSizeGreaterThan(40).allMatch(bytes -> bytes.length() == 1);
        assertThat(line.takeMessages()).hasSize(1);
        line.request(monitor, KEEP_ALIVE);
        assertThat(line.writes).hasSize(1);
    }

    @Test
    void aPartOfAnAnswerCanComeTwiceOrNot() {
        monitor.inject(Fault.DUPLICATE_PART, 1);
        line.ask(monitor, KEEP_ALIVE);
        assertThat(parts()).containsExactly(1, 2, 2, 3, 0);
        monitor.inject(Fault.LOST_PART, 1);
        assertThat(parts()).containsExactly(1, 3, 0);
        assertThat(parts()).containsExactly(1, 2, 3, 0);
        assertThat(monitor.counters()).containsEntry("fault-duplicate-part", 1L).containsEntry("fault-lost-part", 1L);
    }

    private List<Integer> parts() {
        return line.ask(monitor, poll(1, 1, NUMERICS, 0)).stream()
                .map(message -> Decoded.poll(message).linkedCount)
                .toList();
    }

    @Test
    void aPollCanBeAnsweredByAnError() {
        monitor.inject(Fault.ERROR_RESULT, 1);
        assertThat(line.ask(monitor, poll(5, 1, NUMERICS, 0)))
                .containsExactly(Bytes.ofHex("e1 00 00 02 00 03 00 06 00 05 00 02 00 00"));
        assertThat(line.ask(monitor, poll(5, 1, NUMERICS, 0))).hasSize(4);
        assertThat(monitor.counters()).containsEntry("violations", 0L);
    }

    @Test
    void aMonitorCanFallSilentAndSpeakAgain() {
        line.request(monitor, ASSOCIATE);
        line.request(monitor, extendedPoll(1, 1, ALERTS, 80_000));
        line.takeBytes();
        monitor.inject(Fault.SILENCE, Fault.UNTIL_CLEARED);
        line.advanceMillis(3 * 1024);
        assertThat(line.takeMessages()).isEmpty();
        monitor.clear(Fault.SILENCE);
        line.advanceMillis(1024);
        assertThat(Decoded.poll(line.takeMessages().get(0)).sequence).isEqualTo(4);
        assertThat(monitor.counters()).containsEntry("fault-silence", 3L);
    }

    @Test
    void valuesCanBeMarkedAsDemonstrationOrInvalid() {
        monitor.inject(Fault.DEMO_STATE, 1);
        assertThat(values()).containsExactly("0400 0f20 118", "0400 0aa0 72", "0400 0ae0 14");
        monitor.inject(Fault.INVALID_STATE, 2);
        assertThat(values()).containsExactly("8000 0f20 118", "8000 0aa0 72", "8000 0ae0 14");
        assertThat(values()).contains("8000 0aa0 72");
        assertThat(values()).containsExactly("0000 0f20 118", "0000 0aa0 72", "0000 0ae0 14");
    }

    private List<String> values() {
        List<Bytes> answer = line.ask(monitor, poll(1, 1, NUMERICS, 0));
        Decoded first = Decoded.poll(answer.get(0));
        Decoded second = Decoded.poll(answer.get(1));
        return List.of(
                String.valueOf(first.object(0x8272).values().get(0x4A05)),
                String.valueOf(first.object(0x82CF).values().get(0x4182)),
                String.valueOf(second.object(0x82D6).values().get(0x500A)));
    }

    @Test
    void theCuffsTimeStampCanBeOldAndItsAttributesUnknown() {
        monitor.inject(Fault.OLD_CUFF_STAMP, 1);
        monitor.inject(Fault.UNKNOWN_ATTRIBUTES, 1);
        Decoded.Observed cuff =
                Decoded.poll(line.ask(monitor, poll(1, 1, NUMERICS, 0)).get(0)).object(0x8272);
        assertThat(cuff.attributes())
                .containsEntry(0x0990, Bytes.ofHex("2025011409284500"))
                .containsEntry(0xF237, Bytes.ofHex("ffffffff"))
                .containsEntry(0xF998, Bytes.ofHex("ffffffff"));
        assertThat(cuff.values()).containsEntry(0x4A05, "0000 0f20 118");
    }

    @Test
    void answersCanHoldEmptyContexts() {
        monitor.inject(Fault.EMPTY_CONTEXTS, 2);
        Decoded alerts = Decoded.poll(line.ask(monitor, KEEP_ALIVE).get(0));
        assertThat(alerts.contexts).containsExactly(0, 1);
        assertThat(alerts.objects).hasSize(1);
        assertThat(line.ask(monitor, poll(1, 1, NUMERICS, 0)).subList(0, 3))
                .allSatisfy(part ->
                        assertThat(Decoded.poll(part).contexts).startsWith(0).hasSizeGreaterThan(1));
    }

    @Test
    void anAssociationCanBeRefused() {
        monitor.inject(Fault.ASSOCIATION_REFUSED, 1);
        assertThat(line.ask(monitor, ASSOCIATE)).containsExactly(Bytes.ofHex("0c03320100"));
        assertThat(line.ask(monitor, ASSOCIATE)).hasSize(2);
        assertThat(monitor.counters())
                .containsEntry("associations-refused", 1L)
                .containsEntry("fault-association-refused", 1L);
    }

    @Test
    void aFaultHappensAtLeastOnce() {
        assertThatThrownBy(() -> monitor.inject(Fault.SILENCE, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
