package org.wardgate.simulator.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.simulator.intellivue.PollRequest.ALERTS;
import static org.wardgate.simulator.intellivue.PollRequest.DEMOGRAPHICS;
import static org.wardgate.simulator.intellivue.PollRequest.ENUMERATIONS;
import static org.wardgate.simulator.intellivue.PollRequest.MDS;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.testing.Gen;

class PollTest {
    private final FakeLine line = new FakeLine();
    private final IntelliVueMonitor monitor =
            monitor(Options.standard(LocalDateTime.of(2025, 1, 15, 9, 28, 25)).withUnmeasuredParameters(false));

    private IntelliVueMonitor monitor(Options options) {
        return new IntelliVueMonitor(line, FakePatient.well(), options);
    }

    @BeforeEach
    void powerOn() {
        monitor.start();
    }

    @Test
    void theFirstAnswerComesAtOnceAndTheOthersEachSecondOfTheMonitorAreNumbered() {
        line.request(monitor, ASSOCIATE);
        Decoded first = Decoded.poll(
                line.ask(monitor, extendedPoll(9, 5, NUMERICS, 80_000)).get(0));
        assertThat(first.sequence).isZero();
        line.advanceMillis(1023);
        assertThat(line.takeMessages()).isEmpty();
        line.advanceMillis(1);
        Decoded second = Decoded.poll(line.takeMessages().get(0));
        assertThat(second.sequence).isEqualTo(1);
        assertThat(second.ticks - first.ticks).isEqualTo(8192);
        line.advanceMillis(1024);
        assertThat(Decoded.poll(line.takeMessages().get(0)).sequence).isEqualTo(2);
    }

    @Test
    void aPollPeriodThatIsNotRenewedEnds() {
        line.request(monitor, extendedPoll(1, 1, NUMERICS, 3 * 8192));
        line.advanceMillis(100_000);
        assertThat(line.takeMessages()).hasSize(3);
        line.request(monitor, extendedPoll(1, 1, NUMERICS, 3 * 8192 + 1));
        line.advanceMillis(100_000);
        assertThat(line.takeMessages()).hasSize(4);
    }

    @Test
    void aNewRequestRestartsTheNumberingAndItsOwnPeriod() {
        line.request(monitor, extendedPoll(1, 1, NUMERICS, 80_000));
        line.advanceMillis(1500);
        line.takeBytes();
        assertThat(Decoded.poll(line.ask(monitor, extendedPoll(2, 6, NUMERICS, 80_000))
                                .get(0))
                        .sequence)
                .isZero();
        line.advanceMillis(1023);
        assertThat(line.takeMessages()).isEmpty();
        line.advanceMillis(1);
        Decoded next = Decoded.poll(line.takeMessages().get(0));
        assertThat(next.sequence).isEqualTo(1);
        assertThat(next.invokeId).isEqualTo(2);
        assertThat(next.pollNumber).isEqualTo(6);
    }

    @Test
    void aRequestWithoutAPeriodIsAnsweredOnce() {
        assertThat(line.ask(monitor, extendedPoll(1, 1, NUMERICS))).hasSize(1);
        line.advanceMillis(10_000);
        assertThat(line.takeMessages()).isEmpty();
    }

    @Test
    void pollsOfSeveralClassesRunBesideEachOther() {
        line.request(monitor, extendedPoll(1, 1, NUMERICS, 80_000));
        line.request(monitor, extendedPoll(2, 2, ALERTS, 80_000));
        line.takeBytes();
        line.advanceMillis(1024);
        assertThat(line.takeMessages())
                .extracting(message -> Decoded.poll(message).objectClass)
                .containsExactly(NUMERICS, ALERTS);
    }

    @Test
    void sequenceNumbersWrapAtSixteenBits() {
        PollRequest request = new PollRequest(1, PollRequest.EXTENDED, 1, NUMERICS, 0, 0xFFFF_FFFFL);
        Bytes message = new PollAnswer(request, 0x1_0003, 0, List.of(), false)
                .messages(996)
                .get(0);
        assertThat(Decoded.poll(message).sequence).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {NUMERICS, ALERTS, MDS, DEMOGRAPHICS, ENUMERATIONS})
    void whatAClientNumbersIsEchoed(int objectClass) {
        Decoded answer = Decoded.poll(
                line.ask(monitor, poll(0xBEEF, 0xC0C1, objectClass, 0x0811)).get(0));
        assertThat(answer.type).isEqualTo(2);
        assertThat(answer.invokeId).isEqualTo(0xBEEF);
        assertThat(answer.pollNumber).isEqualTo(0xC0C1);
        assertThat(answer.action).isEqualTo(0x0C16);
        assertThat(answer.objectClass).isEqualTo(objectClass);
        assertThat(answer.group).isEqualTo(0x0811);
    }

    @Test
    void alertsAreEmptyListsAndTheirStaticGroupIsTheKeepAlive() {
        Decoded alerts =
                Decoded.poll(line.ask(monitor, poll(1, 1, ALERTS, 0x0801)).get(0));
        assertThat(alerts.object(1).attributes())
                .containsOnlyKeys(0x0916, 0x0904, 0x0902)
                .containsEntry(0x0902, Bytes.ofHex("00000000"))
                .containsEntry(0x0904, Bytes.ofHex("00000000"));
        Decoded keepAlive =
                Decoded.poll(line.ask(monitor, poll(1, 1, ALERTS, 0x0811)).get(0));
        assertThat(keepAlive.object(1).attributes()).containsOnlyKeys(0x0921, 0x092F);
        Decoded all = Decoded.poll(line.ask(monitor, poll(1, 1, ALERTS, 0)).get(0));
        assertThat(all.object(1).attributes()).hasSize(5);
    }

    @Test
    void theSystemTellsEachGroupOfItsAttributes() {
        line.request(monitor, ASSOCIATE);
        assertThat(systemAttributes(0)).hasSize(18).contains(0x0928, 0x092D, 0x0987, 0x098F);
        assertThat(systemAttributes(0x080A)).contains(0x0987, 0x098F, 0x0946).doesNotContain(0x0984);
        assertThat(systemAttributes(0x080B)).containsExactly(0x0984, 0x0986, 0x091D, 0x0928, 0x0948);
        assertThat(systemAttributes(0x080C)).containsExactly(0x0928, 0x092D);
    }

    private List<Integer> systemAttributes(int group) {
        List<Bytes> answers = line.ask(monitor, poll(1, 1, MDS, group));
        assertThat(answers).hasSize(1);
        return new ArrayList<>(
                Decoded.poll(answers.get(0)).object(0).attributes().keySet());
    }

    @Test
    void nobodyIsAdmittedAndAskingForThePatientIsCounted() {
        Decoded patient =
                Decoded.poll(line.ask(monitor, poll(1, 1, DEMOGRAPHICS, 0x0807)).get(0));
        assertThat(patient.object(1).attributes()).isEmpty();
        assertThat(monitor.counters()).containsEntry("demographics-polls", 1L).containsEntry("violations", 0L);
    }

    @Test
    void aPollOfAnUnknownClassOrObjectIsAnError() {
        assertThat(line.ask(monitor, poll(3, 1, 0x1234, 0)))
                .containsExactly(Bytes.ofHex("e1000002 0003 0008 0003 0000 0002 1234"));
        assertThat(line.ask(monitor, poll(4, 1, NUMERICS, 0).replace("002100000000", "002100010002")))
                .containsExactly(Bytes.ofHex("e1000002 0003 000c 0004 0001 0006 002100010002"));
        assertThat(monitor.counters()).containsEntry("violations", 0L).containsEntry("refused-requests", 2L);
    }

    @Test
    void surplusBytesInARequestDoNoHarm() {
        String longer = "e1000002 00010020 0001 0007 001a 002100000000 00000000 0c16 000c 0001 0001 0006 0000 00000000";
        assertThat(line.ask(monitor, longer)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 620, 700, 813, 996, 1364})
    void everyPartFitsIntoTheMtuAndStandsForItself(int mtu) {
        IntelliVueMonitor small = monitor(
                Options.standard(LocalDateTime.of(2025, 1, 15, 9, 28, 25)).withMtuBytes(mtu));
        small.start();
        for (String request : List.of(extendedPoll(1, 1, NUMERICS), poll(1, 1, NUMERICS, 0))) {
            List<Bytes> messages = line.ask(small, request);
            List<Integer> handles = new ArrayList<>();
            for (int i = 0; i < messages.size(); i++) {
                Decoded part = Decoded.poll(messages.get(i));
                assertThat(messages.get(i).length()).isLessThanOrEqualTo(mtu);
                boolean closing = i == messages.size() - 1;
                assertThat(part.type).isEqualTo(closing ? 2 : 5);
                assertThat(part.linkedCount).isEqualTo(closing ? 0 : i + 1);
                assertThat(part.linkedState).isEqualTo(closing ? 0 : i == 0 ? 1 : i == messages.size() - 2 ? 3 : 2);
                assertThat(part.objects.isEmpty()).isEqualTo(closing);
                part.objects.forEach(object -> handles.add(object.handle()));
            }
            assertThat(handles)
                    .containsExactlyElementsOf(
                            Parameter.TABLE.stream().map(Parameter::handle).toList());
        }
    }

    @Test
    void theClientsOwnLimitCountsToTheByte() {
        int whole = line.ask(monitor, extendedPoll(1, 1, NUMERICS)).get(0).length();
        assertThat(answersWithReceiveLimit(whole)).hasSize(1);
        assertThat(answersWithReceiveLimit(whole - 1))
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.length()).isLessThan(whole));
    }

    private List<Bytes> answersWithReceiveLimit(int bytes) {
        line.request(monitor, ASSOCIATE.replace("000005b0000005b0", "%08x000005b0".formatted(bytes)));
        line.takeBytes();
        return line.ask(monitor, extendedPoll(1, 1, NUMERICS));
    }

    @Test
    void noDamagedMessageMakesTheMonitorFail() {
        List<String> requests =
                List.of(poll(1, 1, NUMERICS, 0), extendedPoll(1, 1, ALERTS, 30_000), Vectors.MDS_RESULT);
        for (String request : requests) {
            Bytes whole = Bytes.ofHex(request);
            for (int length = 0; length < whole.length(); length++) {
                line.request(monitor, whole.slice(0, length).toHex());
            }
        }
        Gen.check(43, 2000, random -> {
            byte[] damaged = Bytes.ofHex(requests.get(random.nextInt(3))).toArray();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            line.request(monitor, Bytes.copyOf(damaged).toHex());
            line.takeMessages();
        });
        assertThat(monitor.counters().get("malformed-messages")).isPositive();
        assertThat(line.ask(monitor, poll(1, 1, NUMERICS, 0))).hasSize(1);
    }
}
