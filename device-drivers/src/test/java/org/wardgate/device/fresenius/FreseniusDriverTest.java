package org.wardgate.device.fresenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverHarness;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.DeviceEvent;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.model.Reading;

/** A base of tests answers from a table, text for text. */
class FreseniusDriverTest {
    private static final String ACK = "\u0006";

    private final DriverHarness line = new DriverHarness(new FreseniusDriverProvider());
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    private void base() {
        answers.put("0DC", "0C");
        answers.put("0LF;b", "0C;bBASE PRIMEA");
        answers.put("0LE;b", "0C;b01");
        answers.put("1DC", "1C");
        answers.put("1LF;b", "1C;bPILOTE C");
        answers.put("1LP", "1C;KETAMINE");
        answers.put("1LE;aemdrks", "1C;a0;e0;m1;d0032;r000004D2;k0;s0");
        line.driver.opened();
        run(1_100);
    }

    /** Lets time pass in steps; each question is answered at once, what waits in the table being the answer. */
    private void run(int millis) {
        for (int passed = 0; passed < millis; passed += 50) {
            answer();
            line.time.advance(Duration.ofMillis(50));
        }
        answer();
    }

    private void answer() {
        for (List<Bytes> sent = line.takeSent(); !sent.isEmpty(); sent = line.takeSent()) {
            for (Bytes frame : sent) {
                String text = frame.length() == 1
                        ? frame.toAscii()
                        : frame.slice(1, frame.length() - 4).toAscii();
                asked.add(text);
                String reply = answers.get(text);
                if (reply != null) {
                    line.receive(
                            reply.startsWith("\u0015") ? Bytes.ofAscii(reply).toArray() : Wire.frame(reply));
                }
            }
        }
    }

    private List<String> questions() {
        return asked.stream().filter(text -> !text.equals(ACK)).toList();
    }

    private <E extends DeviceEvent> List<E> of(String device, Class<E> kind) {
        return line.events(kind).stream()
                .filter(event -> event.header().deviceId().equals(device))
                .toList();
    }

    private PumpStatus lastStatus() {
        List<PumpStatus> all = line.events(PumpStatus.class);
        return all.get(all.size() - 1);
    }

    private void volumes(String... hex) {
        for (String volume : hex) {
            answers.put("1LE;aemdrks", "1C;a0;e0;m1;d0032;r" + volume + ";k0;s0");
            run(1_000);
        }
    }

    // the conversation

    @Test
    void aBaseIsOpenedItsModulesFoundAndEachAsked() {
        base();
        assertThat(questions().subList(0, 7)).containsExactly("0DC", "0LF;b", "0LE;b", "1DC", "1LF;b", "1LP", "0LE;b");
        run(3_000);
        assertThat(questions().stream().filter("1LE;aemdrks"::equals)).hasSizeBetween(2, 4);
        assertThat(line.events(DeviceIdentity.class))
                .extracting(event -> event.header().deviceId(), DeviceIdentity::model)
                .containsExactly(tuple("device", "BASE PRIMEA"), tuple("1", "PILOTE C"));
        assertThat(lastStatus().drug()).isEqualTo("KETAMINE");
    }

    @Test
    void eachFrameIsAcknowledgedOnce() {
        base();
        run(5_000);
        long replies = asked.stream().filter(answers::containsKey).count();
        assertThat(asked.stream().filter(ACK::equals)).hasSize((int) replies);
    }

    /** The first question to a module waits for a second after the session with the base is opened. */
    @Test
    void aBaseHasASecondAfterItsSessionIsOpened() {
        answers.put("0DC", "0C");
        line.driver.opened();
        run(950);
        assertThat(questions()).containsExactly("0DC");
        run(100);
        assertThat(questions()).contains("0LF;b");
    }

    @Test
    void aProbeIsAnsweredAtOnceOnceTheDeviceIsKnown() {
        line.driver.opened();
        line.takeSent();
        line.receive((byte) 0x05);
        assertThat(line.takeSent()).isEmpty();
        line.receive(Wire.frame("0C"));
        line.receive((byte) 0x05, (byte) 0x05);
        assertThat(line.takeSent()).containsExactly(Bytes.ofHex("06"), Bytes.ofHex("14"), Bytes.ofHex("14"));
        assertThat(line.counts).containsEntry("probe-not-answered", 1);
    }

    @Test
    void aPumpThatStandsAloneIsFoundAndAskedWithoutAddress() {
        answers.put("DC", "C");
        answers.put("LF;b", "C;bPILOTE A2");
        answers.put("LP", "I;01");
        answers.put("LE;aemdrks", "C;a0;e0;m1;d0064;r0000000A;k0;s0");
        line.driver.opened();
        run(6_000);
        assertThat(questions().subList(0, 4)).containsExactly("0DC", "0DC", "DC", "LF;b");
        assertThat(of("device", PumpStatus.class)).isNotEmpty();
        assertThat(lastStatus().drug()).isNull();
        assertThat(of("device", DeviceIdentity.class))
                .extracting(DeviceIdentity::model)
                .containsExactly("PILOTE A2");
        run(61_000);
        assertThat(questions().stream().filter("LP"::equals)).hasSize(1);
    }

    @Test
    void nobodyWhoAnswersIsSilentAndIsAskedLessOften() {
        line.driver.opened();
        run(60_000);
        assertThat(of("device", LineState.class))
                .extracting(LineState::status, LineState::cause)
                .containsOnly(tuple(Status.SILENT, Cause.NO_ANSWER));
        assertThat(questions()).hasSizeLessThan(24).contains("0DC", "DC");
    }

    @Test
    void bytesThatFormNoFrameAreCalledSo() {
        line.driver.opened();
        line.receive((byte) 'x');
        run(10_000);
        assertThat(of("device", LineState.class))
                .first()
                .satisfies(state -> assertThat(state.cause()).isEqualTo(Cause.NOISE));
    }

    @Test
    void aBaseThatFallsSilentAndReturnsIsOpenedAgain() {
        base();
        run(3_000);
        Map<String, String> before = Map.copyOf(answers);
        answers.clear();
        run(15_000);
        assertThat(of("device", LineState.class))
                .last()
                .satisfies(state -> assertThat(state.status()).isEqualTo(Status.SILENT));
        answers.putAll(before);
        run(20_000);
        assertThat(of("device", LineState.class))
                .last()
                .satisfies(state -> assertThat(state.status()).isEqualTo(Status.LIVE));
        int told = line.events(PumpStatus.class).size();
        run(3_000);
        assertThat(line.events(PumpStatus.class)).hasSizeGreaterThan(told);
    }

    @Test
    void aQuestionForWhichTheBaseIsNotReadyIsAskedAgainSoon() {
        base();
        answers.put("1LE;aemdrks", "\u00156");
        run(1_000);
        assertThat(line.counts).containsEntry("nak-6", 2); // once more after 100 ms
        answers.put("1LE;aemdrks", "1C;a0;e0;m1;d0;r1;k0;s0");
        run(2_000);
        assertThat(lastStatus().delivery().volumeInfusedMillilitres()).isEqualTo(Decimal.parse("0.001"));
    }

    @Test
    void aModuleWhoseSessionIsNotOpenIsOpenedAgain() {
        base();
        run(2_000);
        answers.put("1LE;aemdrks", "1I;1E");
        run(2_000);
        answers.put("1LE;aemdrks", "1C;a0;e0;m1;d0;r2;k0;s0");
        run(2_000);
        assertThat(line.counts).containsKey("session-opened-again");
        assertThat(lastStatus().delivery().volumeInfusedMillilitres()).isEqualTo(Decimal.parse("0.002"));
    }

    /** It is opened again a few times and then lost; the base is not asked without a pause. */
    @Test
    void aModuleThatCannotBeOpenedIsSilentAndComesBack() {
        base();
        run(2_000);
        answers.put("1LE;aemdrks", "1I;1E");
        run(30_000);
        assertThat(of("1", LineState.class)).last().satisfies(state -> {
            assertThat(state.status()).isEqualTo(Status.SILENT);
            assertThat(state.detail()).contains("cannot reach this module");
        });
        assertThat(questions().stream().filter("1LE;aemdrks"::equals)).hasSizeLessThan(60);
        answers.put("1LE;aemdrks", "1C;a0;e0;m1;d0;r2;k0;s0");
        run(12_000);
        assertThat(of("1", LineState.class))
                .last()
                .satisfies(state -> assertThat(state.status()).isEqualTo(Status.LIVE));
    }

    @Test
    void aBaseThatHasForgottenItsSessionIsGreetedAgain() {
        base();
        run(1_000);
        answers.put("1LE;aemdrks", "1I;0D");
        run(1_000);
        answers.put("1LE;aemdrks", "1C;a0;e0;m1;d0;r2;k0;s0");
        run(3_000);
        assertThat(questions().stream().filter("0DC"::equals)).hasSizeGreaterThan(1);
        assertThat(lastStatus().delivery().volumeInfusedMillilitres()).isEqualTo(Decimal.parse("0.002"));
    }

    @Test
    void aSessionThatIsOpenAlreadyIsOpen() {
        base();
        answers.put("0LE;b", "0C;b03");
        answers.put("2DC", "2I;1F");
        answers.put("2LF;b", "2I;0B");
        answers.put("2LP", "2I;0A");
        answers.put("2LE;aemdrks", "2C;a0;e0;m1;d0;r5;k0;s0");
        run(7_000);
        assertThat(of("2", PumpStatus.class)).isNotEmpty();
    }

    @Test
    void aModuleThatTheBaseDoesNotListAnyMoreIsTakenOut() {
        base();
        run(1_000);
        answers.put("0LE;b", "0C;b00");
        run(6_000);
        assertThat(of("1", LineState.class)).last().satisfies(state -> {
            assertThat(state.cause()).isEqualTo(Cause.TAKEN_OUT);
            assertThat(state.detail()).isEqualTo("taken out of place 1 of the base");
        });
        answers.put("0LE;b", "0C;b01");
        run(8_000);
        assertThat(of("1", LineState.class))
                .last()
                .satisfies(state -> assertThat(state.status()).isEqualTo(Status.LIVE));
    }

    /** A base that does not take all questions in one is asked for each; what it does not know is not asked again. */
    @Test
    void questionsThatAreNotTakenTogetherAreAskedOneByOne() {
        base();
        answers.put("1LE;aemdrks", "1I;0C");
        answers.put("1LE;a", "1C;a0");
        answers.put("1LE;e", "1I;0A");
        answers.put("1LE;m", "1C;m1");
        answers.put("1LE;k", "1I;0A");
        answers.put("1LE;s", "1I;0B");
        answers.put("1LE;d", "1C;d0032");
        answers.put("1LE;r", "1C;r000004D2");
        run(5_000);
        assertThat(lastStatus().delivery().volumeInfusedMillilitres()).isEqualTo(Decimal.parse("1.234"));
        assertThat(questions().stream().filter("1LE;e"::equals)).hasSize(1);
        assertThat(questions().stream().filter("1LE;r"::equals)).hasSizeGreaterThan(2);
        answers.put("1LE;r", "1I;0A");
        run(2_000);
        assertThat(lastStatus().delivery().volumeInfusedMillilitres()).isNull();
        assertThat(lastStatus().state()).isEqualTo(State.UNKNOWN);
    }

    /** After a silence its first answer is kept from the driver: it is asked again, and what comes then is new. */
    @Test
    void aBaseThatSpeaksAgainIsAskedAgainSoon() {
        line.driver.opened();
        line.takeSent();
        line.driver.late();
        line.time.advance(Duration.ofMillis(750));
        assertThat(line.takeSent()).containsExactly(Bytes.copyOf(Wire.frame("0DC")));
    }

    @Test
    void theSessionIsClosedBeforeTheLineIs() {
        base();
        run(1_000);
        line.takeSent();
        line.driver.closing();
        assertThat(line.takeSent()).containsExactly(Bytes.copyOf(Wire.frame("0FC")));
        line.driver.closed();
        run(5_000);
        assertThat(line.takeSent()).isEmpty();
    }

    @Test
    void whoWasNeverHeardIsNotTakenLeaveOf() {
        line.driver.opened();
        line.takeSent();
        line.driver.closing();
        assertThat(line.takeSent()).isEmpty();
    }

    @Test
    void whatNobodyAskedForIsAcknowledgedAndNotUsed() {
        base();
        line.takeSent();
        line.receive(Wire.frame("1E;r000004D3"));
        line.receive(Wire.frame("4C;r000004D3"));
        line.receive(Wire.frame("1X;r000004D3"));
        assertThat(line.takeSent()).containsOnly(Bytes.ofHex("06")).hasSize(3);
        assertThat(line.counts)
                .containsEntry("value-not-asked-for", 1)
                .containsEntry("reply-not-asked-for", 1)
                .containsEntry("unknown-status", 1);
    }

    @Test
    void overARecordingNothingIsSentAndValuesAreTaken() {
        line.receive(Wire.frame("1C;a0;d0032;r000004D2"));
        line.receive((byte) 0x05);
        run(10_000);
        assertThat(asked).isEmpty();
        assertThat(of("1", PumpStatus.class)).hasSize(1);
    }

    // the pump

    @Test
    void aPumpInfusesWhenItsVolumeRises() {
        base();
        volumes("4D2", "4D2");
        assertThat(lastStatus().state()).isEqualTo(State.UNKNOWN);
        assertThat(lastStatus().delivery().rateMillilitresPerHour()).isNull();
        volumes("4D3", "4D4");
        assertThat(lastStatus().state()).isEqualTo(State.INFUSING);
        assertThat(lastStatus().delivery().rateMillilitresPerHour()).isEqualTo(Decimal.parse("5.0"));
        assertThat(lastStatus().delivery().volumeInfusedMillilitres()).isEqualTo(Decimal.parse("1.236"));
    }

    @Test
    void aPumpWhoseVolumeStandsHasStopped() {
        base();
        volumes("4D2", "4D3");
        run(12_000);
        assertThat(lastStatus().state()).isEqualTo(State.STOPPED);
        assertThat(lastStatus().rawState()).isEqualTo("volume stands");
        assertThat(lastStatus().delivery().rateMillilitresPerHour()).isEqualTo(Decimal.of(0));
    }

    /** A microlitre takes 36 s at 0.1 mL/h. */
    @Test
    void aSlowRateHasTimeForItsNextMicrolitre() {
        Flow flow = new Flow();
        assertThat(flow.accept(1, 1, 0)).isEqualTo(Flow.Is.NOT_KNOWN);
        assertThat(flow.accept(2, 1, 36_000_000_000L)).isEqualTo(Flow.Is.FLOWING);
        assertThat(flow.accept(2, 1, 179_000_000_000L)).isEqualTo(Flow.Is.FLOWING);
        assertThat(flow.accept(2, 1, 180_000_000_000L)).isEqualTo(Flow.Is.STANDING);
        assertThat(flow.accept(1, 1, 181_000_000_000L)).isEqualTo(Flow.Is.NOT_KNOWN);
    }

    @Test
    void aPumpWithoutARateHasStoppedAtOnceUnlessItsVolumeRises() {
        Flow flow = new Flow();
        flow.accept(1, 50, 0);
        assertThat(flow.accept(2, 50, 1_000_000_000L)).isEqualTo(Flow.Is.FLOWING);
        assertThat(flow.accept(3, 0, 2_000_000_000L)).isEqualTo(Flow.Is.STANDING);
        assertThat(flow.accept(3, 0, 3_000_000_000L)).isEqualTo(Flow.Is.STANDING);
        assertThat(flow.accept(4, 0, 4_000_000_000L)).isEqualTo(Flow.Is.FLOWING);
    }

    @Test
    void aBolusHasARateOfItsOwn() {
        base();
        answers.put("1LE;aemdrks", "1C;a0;e0;m1;d0032;r000004D2;k4B0;s00C8");
        run(1_000);
        assertThat(lastStatus().state()).isEqualTo(State.BOLUS);
        assertThat(line.events(Reading.class))
                .extracting(reading -> reading.metric().key())
                .contains("raw:fresenius-base:k", "raw:fresenius-base:s", "raw:fresenius-base:m");
    }

    /** What the values mean is not known, so that any but zero is urgent. */
    @Test
    void anAlarmAndAFaultAreTheirOwnUntilThePumpSaysZero() {
        base();
        answers.put("1LE;aemdrks", "1C;a10;e0;m1;d0;r0;k0;s0");
        run(1_000);
        answers.put("1LE;aemdrks", "1C;e3;m1;d0;r0;k0;s0");
        run(1_000);
        line.driver.forgotten();
        run(1_000);
        answers.put("1LE;aemdrks", "1C;a0;e0;m1;d0;r0;k0;s0");
        run(1_000);
        assertThat(line.events(DeviceAlert.class))
                .extracting(DeviceAlert::code, DeviceAlert::active, DeviceAlert::priority)
                .containsExactly(
                        tuple("a", true, Priority.HIGH),
                        tuple("e", true, Priority.HIGH),
                        tuple("a", true, Priority.HIGH),
                        tuple("e", true, Priority.HIGH),
                        tuple("a", false, Priority.HIGH),
                        tuple("e", false, Priority.HIGH));
        assertThat(line.events(DeviceAlert.class).get(0).text()).isEqualTo("Pump alarm (a = 10): look at the pump");
    }

    @Test
    void aPumpThatDoesNotAnswerForItsAlarmHasOne() {
        base();
        answers.put("1LE;aemdrks", "1I;12");
        run(1_000);
        assertThat(line.events(DeviceAlert.class))
                .last()
                .satisfies(alert -> assertThat(alert.active()).isTrue());
        answers.put("1LE;aemdrks", "1C;a0;e0;m1;d0;r0;k0;s0");
        run(1_000);
        assertThat(line.events(DeviceAlert.class))
                .last()
                .satisfies(alert -> assertThat(alert.active()).isFalse());
    }

    @Test
    void anotherTypeAtAPlaceIsAnotherPump() {
        base();
        answers.put("1LE;aemdrks", "1C;a1;e0;m1;d0;r0;k0;s0");
        run(1_000);
        answers.put("0LE;b", "0C;b00");
        run(6_000);
        answers.put("0LE;b", "0C;b01");
        answers.put("1LF;b", "1C;bPILOTE A2");
        run(6_000);
        assertThat(of("1", DeviceIdentity.class))
                .extracting(DeviceIdentity::model)
                .containsExactly("PILOTE C", "PILOTE A2");
    }

    @Test
    void aValueThatCannotBeReadIsNotAZero() {
        base();
        answers.put("1LE;aemdrks", "1C;ax;e0;m1;d00 2;r;k0;s0");
        run(1_000);
        assertThat(lastStatus().delivery().rateMillilitresPerHour()).isNull();
        assertThat(lastStatus().delivery().volumeInfusedMillilitres()).isNull();
        assertThat(lastStatus().state()).isEqualTo(State.UNKNOWN);
        assertThat(line.counts).containsKeys("unreadable-a", "unreadable-d", "unreadable-r");
    }
}
