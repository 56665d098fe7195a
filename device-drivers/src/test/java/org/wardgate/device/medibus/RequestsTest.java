package org.wardgate.device.medibus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.DriverHarness;

class RequestsTest {
    private static final Bytes MEASURED = Bytes.ofHex("1b2433460d");
    private static final Bytes NOP = Bytes.ofHex("1b3034420d");

    private final DriverHarness harness = new DriverHarness(new MedibusDriverProvider());
    private final Outbox outbox = new Outbox(harness);
    private final List<Integer> unanswered = new ArrayList<>();
    private final Requests requests = new Requests(harness, outbox, () -> {}, unanswered::add);

    /** MEDIBUS 4.03, timing: the 2 s rule. */
    @Test
    void whereNothingIsAskedNopIsSentEveryTwoSeconds() {
        requests.ask(0x24, MEASURED, 1);
        requests.done();
        harness.time.advance(Duration.ofMillis(1999));
        assertThat(harness.takeSent()).containsExactly(MEASURED);
        harness.time.advance(Duration.ofMillis(1));
        assertThat(harness.takeSent()).containsExactly(NOP);
        assertThat(requests.isFor(MedibusCode.NOP)).isTrue();
        requests.done();
        harness.time.advance(Duration.ofSeconds(2));
        assertThat(harness.takeSent()).containsExactly(NOP);
    }

    /** A machine that receives a second command drops the first: while one waits, no NOP is sent. */
    @Test
    void whileARequestWaitsNothingElseIsSent() {
        requests.ask(0x24, MEASURED, 2);
        harness.time.advance(Duration.ofMillis(9999));
        assertThat(harness.takeSent()).containsExactly(MEASURED);
        harness.time.advance(Duration.ofMillis(1));
        assertThat(harness.takeSent()).containsExactly(MEASURED);
        harness.time.advance(Duration.ofMillis(9999));
        assertThat(harness.takeSent()).isEmpty();
        assertThat(unanswered).isEmpty();
        harness.time.advance(Duration.ofMillis(1));
        assertThat(unanswered).containsExactly(0x24);
        assertThat(requests.isFor(0x24)).isFalse();
    }

    @Test
    void whileTheMachineHasSuspendedNoNopIsSent() {
        requests.ask(0x24, MEASURED, 1);
        requests.done();
        outbox.suspend();
        harness.time.advance(Duration.ofSeconds(3));
        assertThat(harness.takeSent()).containsExactly(MEASURED);
        outbox.resume();
        harness.time.advance(Duration.ofSeconds(1));
        assertThat(harness.takeSent()).containsExactly(NOP);
    }

    @Test
    void whatIsClearedIsForgotten() {
        requests.ask(0x24, MEASURED, 4);
        requests.clear();
        harness.time.advance(Duration.ofMinutes(1));
        assertThat(harness.takeSent()).containsExactly(MEASURED);
        assertThat(unanswered).isEmpty();
        requests.repeatOnce();
        requests.repeatLater(Duration.ofMillis(1));
        harness.time.advance(Duration.ofSeconds(1));
        assertThat(harness.takeSent()).isEmpty();
    }
}
