package org.wardgate.simulator.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.simulator.intellivue.PollRequest.ALERTS;
import static org.wardgate.simulator.intellivue.PollRequest.NUMERICS;
import static org.wardgate.simulator.intellivue.PollRequest.WAVES;
import static org.wardgate.simulator.intellivue.Vectors.ASSOCIATE;
import static org.wardgate.simulator.intellivue.Vectors.MDS_RESULT;
import static org.wardgate.simulator.intellivue.Vectors.RELEASE;
import static org.wardgate.simulator.intellivue.Vectors.extendedPoll;
import static org.wardgate.simulator.intellivue.Vectors.poll;

import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.testing.Gen;

class RecordingPlayerTest {
    private static final String CAPTURE = "mib-serial-m8000-handshake-numerics-waves.raw";
    private static final String GET_WAVES = "e100000200010016000000030010002100000000000000000001 0002 f23a";
    private static final String SET_WAVES =
            "e1000002 00010022 0003 0005 001c 002100000000 00000000 0001 000e" + "0000 f23a 0008 0001000400020102";

    private final FakeLine line = new FakeLine();

    private RecordingPlayer started(Bytes recording) {
        RecordingPlayer player = new RecordingPlayer(line, recording);
        player.start();
        return player;
    }

    /** What a simulated monitor says to a client that associates, polls for three seconds and selects its waves. */
    private static List<Bytes> selfMade() {
        FakeLine other = new FakeLine();
        FakePatient patient = FakePatient.well();
        IntelliVueMonitor monitor =
                new IntelliVueMonitor(other, patient, Options.standard(LocalDateTime.of(2025, 1, 15, 9, 28, 25)));
        monitor.start();
        other.request(monitor, ASSOCIATE);
        other.request(monitor, GET_WAVES);
        other.request(monitor, SET_WAVES);
        other.request(monitor, poll(2, 2, ALERTS, 0x0811));
        other.request(monitor, extendedPoll(1, 1, NUMERICS, 2 * 8192));
        patient.shows("80", "96.0", "15", null);
        other.advanceMillis(1024);
        return other.takeMessages();
    }

    private static Bytes joined(List<Bytes> messages) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        messages.forEach(message -> stream.writeBytes(FakeLine.framed(message).toArray()));
        return Bytes.copyOf(stream.toByteArray());
    }

    @Test
    void theRecordedGreetingAnswersAnAssociation() {
        List<Bytes> recorded = selfMade();
        RecordingPlayer player = started(joined(recorded));
        assertThat(line.takeMessages()).isEmpty();
        assertThat(line.ask(player, ASSOCIATE)).isEqualTo(recorded.subList(0, 2));
        assertThat(line.ask(player, MDS_RESULT)).isEmpty();
        assertThat(player.counters()).containsEntry("unanswered-requests", 0L).containsEntry("associations", 1L);
    }

    @Test
    void recordedAnswersAreMadeOutToTheClientsRequests() {
        List<Bytes> recorded = selfMade();
        RecordingPlayer player = started(joined(recorded));
        line.request(player, ASSOCIATE);
        List<Bytes> answers = line.ask(player, extendedPoll(0xC0C1, 0x7D7D, NUMERICS, 80_000));
        assertThat(answers).hasSize(4);
        for (int i = 0; i < 4; i++) {
            Decoded answer = Decoded.poll(answers.get(i));
            assertThat(answer.invokeId).isEqualTo(0xC0C1);
            assertThat(answer.pollNumber).isEqualTo(0x7D7D);
            assertThat(Recording.readdressed(answers.get(i), 1, 1)).isEqualTo(recorded.get(5 + i));
        }
        assertThat(line.ask(player, poll(7, 8, ALERTS, 0x0811)))
                .singleElement()
                .satisfies(answer ->
                        assertThat(Recording.readdressed(answer, 2, 2)).isEqualTo(recorded.get(4)));
        Bytes got =
                line.ask(player, GET_WAVES.replace("0016 0000", "0016 0000")).get(0);
        assertThat(got).isEqualTo(recorded.get(2));
        assertThat(line.ask(player, SET_WAVES.replace("0003 0005", "0bad 0005"))
                        .get(0)
                        .u16(8))
                .isEqualTo(0x0BAD);
    }

    @Test
    void oneGroupIsPlayedEachSecondUntilThePeriodEndsAndTheRecordingStartsOver() {
        RecordingPlayer player = started(joined(selfMade()));
        line.request(player, ASSOCIATE);
        List<String> heartRates = new ArrayList<>();
        line.takeBytes();
        line.request(player, extendedPoll(1, 1, NUMERICS, 3 * 8192));
        for (int i = 0; i < 5; i++) {
            line.takeMessages().stream()
                    .map(Decoded::poll)
                    .filter(part -> part.linkedCount == 1)
                    .forEach(part -> heartRates.add(part.object(0x82CF).values().get(0x4182)));
            line.advanceMillis(1024);
        }
        assertThat(heartRates).containsExactly("0000 0aa0 72", "0000 0aa0 80", "0000 0aa0 72");
        assertThat(player.counters()).containsEntry("poll-answers", 3L);
    }

    @Test
    void aNewAssociationStartsTheRecordingOver() {
        RecordingPlayer player = started(joined(selfMade()));
        line.request(player, ASSOCIATE);
        List<Bytes> first = line.ask(player, extendedPoll(1, 1, NUMERICS, 80_000));
        assertThat(line.ask(player, extendedPoll(1, 1, NUMERICS, 80_000))).isNotEqualTo(first);
        line.request(player, ASSOCIATE);
        line.takeBytes();
        line.advanceMillis(5000);
        assertThat(line.takeMessages()).isEmpty();
        assertThat(line.ask(player, extendedPoll(1, 1, NUMERICS, 80_000))).isEqualTo(first);
    }

    @Test
    void whatWasNotRecordedStaysUnansweredAndIsCounted() {
        RecordingPlayer player = started(joined(selfMade()));
        assertThat(line.ask(player, extendedPoll(1, 1, NUMERICS, 80_000))).isEmpty();
        line.request(player, ASSOCIATE);
        line.takeBytes();
        List<String> requests = List.of(
                poll(1, 1, NUMERICS, 0),
                poll(1, 1, ALERTS, 0),
                extendedPoll(1, 1, WAVES, 80_000),
                GET_WAVES.replace("f23a", "f239"),
                "e1000002 00010006 0001 0003 0000",
                "e1000002 00010006 0001 0007 0000",
                "ff",
                "e1");
        for (String request : requests) {
            assertThat(line.ask(player, request)).as(request).isEmpty();
        }
        assertThat(player.counters()).containsEntry("unanswered-requests", 9L);
    }

    @Test
    void controlCommandsAreCounted() {
        RecordingPlayer player = started(joined(selfMade()));
        line.request(player, ASSOCIATE);
        line.request(player, SET_WAVES);
        assertThat(player.counters()).containsEntry("violations", 0L);
        line.request(player, SET_WAVES.replace("f23a", "0962"));
        line.request(player, "e1000002 00010014 0006 0007 000e 002100000000 00000000 0c17 0000");
        line.request(player, "e1000002 00010006 0001 0000 0000");
        assertThat(player.counters()).containsEntry("violations", 3L);
    }

    @Test
    void releaseAbortAndPowerOffEndThePolls() {
        RecordingPlayer player = started(joined(selfMade()));
        for (String end : List.of(RELEASE, Association.ABORT.toHex())) {
            line.request(player, ASSOCIATE);
            line.request(player, extendedPoll(1, 1, NUMERICS, 80_000));
            line.takeBytes();
            line.request(player, end);
            line.advanceMillis(5000);
            assertThat(line.takeMessages()).isEmpty();
        }
        assertThat(player.counters()).containsEntry("unanswered-requests", 1L);
        player.stop();
        assertThat(line.ask(player, ASSOCIATE)).isEmpty();
    }

    @Test
    void damagedFramesOfTheRecordingAreLeftOutWithTheAnswersTheyBelongTo() {
        List<Bytes> recorded = selfMade();
        byte[] damaged = joined(recorded).toArray();
        int inSecondPart = joined(recorded.subList(0, 6)).length() + 100;
        damaged[inSecondPart] ^= 1;
        RecordingPlayer player = started(Bytes.copyOf(damaged));
        assertThat(player.counters())
                .containsEntry("recording-frames", recorded.size() - 1L)
                .containsEntry("recording-damaged-frames", 1L)
                .containsEntry("recording-incomplete-answers", 1L);
        line.request(player, ASSOCIATE);
        List<Bytes> answer = line.ask(player, extendedPoll(1, 1, NUMERICS));
        assertThat(answer).isEqualTo(recorded.subList(9, 13));
    }

    @Test
    void anAnswerWithoutItsEndIsLeftOutWhenTheNextBegins() {
        List<Bytes> recorded = new ArrayList<>(selfMade());
        recorded.remove(8);
        RecordingPlayer player = started(joined(recorded));
        assertThat(player.counters()).containsEntry("recording-incomplete-answers", 1L);
        List<Bytes> lastPartMissing = new ArrayList<>(selfMade());
        lastPartMissing.remove(7);
        player = started(joined(lastPartMissing));
        assertThat(player.counters()).containsEntry("recording-incomplete-answers", 1L);
    }

    @Test
    void noRecordingMakesThePlayerFail() {
        List<Bytes> recorded = selfMade();
        Gen.check(44, 300, random -> {
            List<Bytes> odd = new ArrayList<>();
            for (Bytes message : recorded) {
                byte[] bytes = message.slice(0, Math.min(message.length(), 20 + random.nextInt(40)))
                        .toArray();
                bytes[4 + random.nextInt(16)] = (byte) random.nextInt(8);
                odd.add(random.nextInt(3) == 0 ? Bytes.copyOf(bytes) : message);
            }
            RecordingPlayer player = started(joined(odd));
            line.request(player, ASSOCIATE);
            line.request(player, extendedPoll(1, 1, NUMERICS, 80_000));
            line.advanceMillis(5000);
            player.stop();
            assertThat(player.counters()).containsEntry("recording-frames", (long) recorded.size());
        });
    }

    @Test
    void aRecordingWithoutAnAssociationAnswersNothing() {
        RecordingPlayer player = started(Bytes.ofHex("00 c0 c1"));
        assertThat(line.ask(player, ASSOCIATE)).isEmpty();
        assertThat(player.counters())
                .containsEntry("unanswered-requests", 1L)
                .containsEntry("associations", 0L)
                .containsEntry("recording-damaged-frames", 1L);
    }

    @Test
    void theRecordedM8000SpeaksByteForByte() {
        Bytes capture = Captures.bytes(CAPTURE);
        List<Bytes> frames = FakeLine.frames(capture);
        RecordingPlayer player = started(capture);
        assertThat(player.counters())
                .containsEntry("recording-frames", 60L)
                .containsEntry("recording-damaged-frames", 0L)
                .containsEntry("recording-incomplete-answers", 0L);
        line.request(player, ASSOCIATE);
        assertThat(FakeLine.frames(line.takeBytes())).isEqualTo(frames.subList(0, 2));
        line.request(player, extendedPoll(1, 1, NUMERICS, 240_000));
        assertThat(FakeLine.frames(line.takeBytes())).isEqualTo(frames.subList(2, 6));
        line.request(player, GET_WAVES);
        line.request(player, SET_WAVES.replace("0003 0005", "0000 0005"));
        assertThat(FakeLine.frames(line.takeBytes())).isEqualTo(frames.subList(6, 8));
        line.request(player, extendedPoll(4, 3, WAVES, 240_000));
        assertThat(FakeLine.frames(line.takeBytes())).containsExactly(frames.get(12));
        line.advanceMillis(1024);
        List<Bytes> second = FakeLine.frames(line.takeBytes());
        assertThat(second.subList(0, 4)).isEqualTo(frames.subList(8, 12));
        assertThat(second.subList(4, 8))
                .containsExactly(frames.get(17), frames.get(18), frames.get(19), frames.get(24));
    }
}
