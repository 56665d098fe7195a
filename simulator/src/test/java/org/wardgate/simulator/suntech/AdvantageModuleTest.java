package org.wardgate.simulator.suntech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Cuff;
import org.wardgate.simulator.device.FakeWire;
import org.wardgate.simulator.patient.FakePatient;
import org.wardgate.testing.Gen;

class AdvantageModuleTest {
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final String GET_CUFF = "3a79050048";
    private static final String GET_RESULT = "3a7903004a";

    private final FakeWire wire = new FakeWire();
    private final FakePatient patient = new FakePatient();
    private final AdvantageModule module = new AdvantageModule(wire, patient, null);

    /** The frames of the reference. */
    @Test
    void framesAreThoseOfTheReference() {
        assertThat(ModuleFrame.of('O')).hasToString("3e044f6f");
        assertThat(ModuleFrame.of('K')).hasToString("3e044b73");
        assertThat(ModuleFrame.of('B')).hasToString("3e04427c");
        assertThat(ModuleFrame.of('A')).hasToString("3e04417d");
        assertThat(ModuleFrame.cuff(164)).hasToString("3e05a40019");
        assertThat(ModuleFrame.cuff(-2)).hasToString("3e05feffc0");
        assertThat(ModuleFrame.result(118, 71, 86, 72, true, 0))
                .hasToString("3e1876004700000100000000000000004800560000 00004e".replace(" ", ""));
        assertThat(ModuleFrame.result(84, 49, 60, 131, true, 0))
                .hasToString("3e18540031000001000000000000000083003c00000000 65".replace(" ", ""));
        assertThat(ModuleFrame.result(0, 0, 0, 0, false, 2))
                .hasToString("3e1800000000000000000000000000000000000002 0000a8".replace(" ", ""));
    }

    @Test
    void itSaysNothingUnasked() {
        well();
        module.start();
        wire.time.advance(Duration.ofMinutes(1));

        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
    }

    @Test
    void whatWasNeverMeasuredIsNoResult() {
        module.start();

        assertThat(ask(GET_RESULT))
                .isEqualTo(ModuleFrame.result(0, 0, 0, 0, false, 0).toHex());
        assertThat(ask(GET_CUFF)).isEqualTo("3e050000bd");
        assertThat(wire.takeSaid())
                .containsExactly("raw:suntech:BP_STATUS 0", "raw:suntech:BIT_TEST 0", "mdc:150300 0");
    }

    /** The pressure is told as the cuff is let down, the result before until there is another, and K when it is complete. */
    @Test
    void aMeasurementOfSomebodyAtTheBed() {
        well();
        module.start();
        module.measurePressure();
        wire.time.advance(Duration.ofSeconds(2).minus(LATENCY));
        assertThat(ask(GET_CUFF)).isEqualTo(ModuleFrame.cuff(160).toHex());
        assertThat(ask(GET_RESULT))
                .isEqualTo(ModuleFrame.result(0, 0, 0, 0, false, 0).toHex());
        wire.time.advance(Cuff.MEASUREMENT.minusSeconds(2).minus(LATENCY));
        assertThat(wire.takeBytes()).hasToString("3e044b73");
        wire.takeSaid();

        assertThat(ask(GET_RESULT))
                .isEqualTo(ModuleFrame.result(118, 71, 86, 72, true, 0).toHex());
        assertThat(wire.takeSaid())
                .containsExactly(
                        "raw:suntech:BP_STATUS 1",
                        "raw:suntech:BIT_TEST 0",
                        "mdc:150021 118",
                        "mdc:150022 71",
                        "mdc:150023 86",
                        "mdc:149546 72");
        assertThat(module.counters()).containsEntry("violations", 0L).containsEntry("requests", 3L);
    }

    @Test
    void aMeasurementThatFindsNothingHasAnError() {
        well();
        module.start();
        module.cuffOff();
        module.measurePressure();
        wire.time.advance(Cuff.GIVEN_UP);
        wire.takeBytes();
        assertThat(ask(GET_RESULT))
                .isEqualTo(ModuleFrame.result(0, 0, 0, 0, false, 87).toHex());
        module.cuffOn();
        patient.whole("72", "14", "97", null, null);
        module.measurePressure();
        wire.time.advance(Cuff.MEASUREMENT);
        wire.takeBytes();
        assertThat(ask(GET_RESULT))
                .isEqualTo(ModuleFrame.result(0, 0, 0, 0, false, 2).toHex());
    }

    @Test
    void commandsToTheCuffAreObeyedAndViolations() {
        well();
        module.start();
        assertThat(ask("3a20a6")).isEqualTo("3e044f6f");
        assertThat(ask("3a20a6")).isEqualTo("3e04427c");
        wire.time.advance(Duration.ofSeconds(1));
        assertThat(ask("3a7901004c")).isEqualTo("3e04417d");
        assertThat(ask("3a7901004c")).as("nothing goes on").isEmpty();

        assertThat(module.counters()).containsEntry("violations", 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3a17a0000f", "3a0c0100b9", "3a289e"})
    void whatSetsSomethingIsAViolation(String request) {
        module.start();

        assertThat(ask(request)).isEqualTo("3e044f6f");
        assertThat(module.counters()).containsEntry("violations", 1L);
    }

    @Test
    void whatItDoesNotKnowIsAnError() {
        module.start();

        assertThat(ask("3a7907 0046".replace(" ", ""))).isEqualTo("3e044579");
        assertThat(module.counters()).containsEntry("unsupported", 1L).containsEntry("violations", 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "003a79050048, 1, 0",
        "3a79050049, 0, 1",
        "3a790500493a79050048, 1, 1",
        "3a790500483a7903004a, 2, 0",
        "3a5001020304050 63a79050048, 1, 1"
    })
    void requestsAreFoundBehindDamage(String hex, long requests, long badSums) {
        module.start();
        ask(hex.replace(" ", ""));

        assertThat(module.counters().getOrDefault("requests", 0L)).isEqualTo(requests);
        assertThat(module.counters().getOrDefault("bad-sums", 0L)).isEqualTo(badSums);
    }

    @Test
    void aModuleThatIsOffAnswersNothing() {
        module.received(Bytes.ofHex(GET_CUFF));
        module.measurePressure();
        module.start();
        module.received(Bytes.ofHex(GET_CUFF));
        module.stop();
        wire.time.advance(Duration.ofMinutes(1));

        assertThat(wire.takeBytes()).isEqualTo(Bytes.empty());
    }

    @Test
    void nothingThatAHostSendsBreaksIt() {
        module.start();
        Gen.check(32, 50, random -> {
            module.received(Bytes.copyOf(Gen.bytes(random, random.nextInt(1, 300))));
            wire.time.advance(LATENCY);
        });
    }

    private void well() {
        patient.whole("72", "14", "97", null, "118/71/86");
    }

    private String ask(String hex) {
        module.received(Bytes.ofHex(hex));
        wire.time.advance(LATENCY);
        return wire.takeBytes().toHex();
    }
}
