package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.fault.LineFault.BitErrors;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.fault.LineFault.DroppedBytes;
import org.wardgate.simulator.fault.LineFault.InsertedBytes;
import org.wardgate.simulator.fault.LineFault.Late;
import org.wardgate.simulator.fault.LineFault.Partial;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.simulator.patient.Physiology;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BedSpec;
import org.wardgate.simulator.scenario.TimedAction;
import org.wardgate.simulator.scenario.TimedAction.Action;
import org.wardgate.simulator.scenario.device.BbraunSpace;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.FreseniusBase;
import org.wardgate.simulator.scenario.device.RackedPump;

/**
 * Racks whose pumps share a line, from their simulated far ends over pseudo-terminals to the page: each pump is told for itself, every
 * number is one that it said, on clear lines and on bad ones, and nothing but what the documents allow reaches a rack.
 */
@Tag("devices")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RacksIT {
    private static final double SPEED = 4;
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final Duration RECENT = Duration.ofSeconds(6);
    private static final Duration REPEATED = Duration.ofSeconds(12);
    private static final Duration RECOVERY = Duration.ofSeconds(40);
    private static final int STATEMENTS = 2000;

    private static final List<List<LineFault>> BAD_LINES = List.of(
            List.of(new Late(Duration.ofMillis(200), Direction.BOTH)),
            List.of(new Partial(5, Duration.ofMillis(50), 3)),
            List.of(new BitErrors(Decimal.parse("0.0001"), Direction.BOTH, 7)),
            List.of(new DroppedBytes(Decimal.parse("0.001"), Direction.BOTH, 8)),
            List.of(new InsertedBytes(Decimal.parse("0.001"), Direction.BOTH, 9)));

    private static final String BCC = "(?:\u0001[0-9]{5}\u0002(?:1|ComSystem)/1/1>(?:A(?:EX|D)MIN:ALIVEE?|MEE?M:GEE?T)"
            + "\u0003[0-9]{5}\u0004|\u0006)*";
    private static final String BASE = "(?:\u0002[0-9]?(?:DC|FC|LF;b|LE;[a-z]+|LP)[0-9A-F]{2}\u0003|\u0006|\u0014)*";

    @TempDir
    private Path directory;

    @Test
    void everyNumberOfEveryPumpIsOneThatItSaid() throws IOException {
        TruthLog truth = new TruthLog(STATEMENTS);
        Comparison comparison = Comparison.ofPumpsAlone(truth, RECENT, REPEATED);
        List<Bed> beds = List.of(
                new Bed("1", bed(new BbraunSpace("rack", pumps("1-1", "1-2", "1-10")))),
                new Bed("2", bed(new FreseniusBase("base", pumps("1", "2")))));
        List<String> lines = List.of("bed1-rack", "bed2-base");
        List<String> all = List.of("bed1-rack-1-1", "bed1-rack-1-2", "bed1-rack-1-10", "bed2-base-1", "bed2-base-2");
        try (Errors errors = Errors.collect();
                House house = House.start(directory, SPEED, beds, comparison, truth)) {
            awaitLive(house, all);
            pass(house, LENGTH);
            assertThat(heard(house, "bed1-rack")).matches(BCC);
            assertThat(heard(house, "bed2-base")).matches(BASE);
            assertThat(house.simulator().counters().get("bed2-base"))
                    .doesNotContainKeys("dc4s-missing", "dc4s-without-enq", "commands-too-early");
            assertThat(house.simulator().counters().get("bed1-rack")).doesNotContainKeys("acks-without-frame");
            assertThat(house.simulator().violations()).isZero();
            for (List<LineFault> faults : BAD_LINES) {
                lines.forEach(line -> house.simulator().disturb(line, faults));
                pass(house, LENGTH);
                lines.forEach(line -> house.simulator().mend(line));
                awaitLive(house, all);
                assertThat(comparison.wrong()).as("after " + faults).isEmpty();
            }
            assertThat(comparison.pumpNumbers()).isGreaterThan(100);
            assertThat(errors.all()).isEmpty();
            assertThat(house.gateway().sessions())
                    .extracting(DeviceSession::counters)
                    .allSatisfy(counters -> {
                        assertThat(counters.failures()).isZero();
                        assertThat(counters.refused()).isZero();
                    });
        }
    }

    /** Who takes an idle pump out knows it; one that was delivering is told of at once, and urgently. */
    @Test
    void aPumpThatIsTakenOutLeavesTheBedAndComesBack() throws IOException {
        List<TimedAction> actions = List.of(
                TimedAction.ofPump(Duration.ofSeconds(20), "rack", "1-2", Action.TAKE_OUT),
                TimedAction.ofPump(Duration.ofSeconds(50), "rack", "1-2", Action.PUT_IN));
        BedSpec spec =
                new BedSpec(List.of(), physiology(), List.of(new BbraunSpace("rack", pumps("1-1", "1-2"))), actions);
        try (House house = House.start(directory, SPEED, List.of(new Bed("1", spec)))) {
            awaitLive(house, List.of("bed1-rack-1-1", "bed1-rack-1-2"));
            house.station()
                    .await(
                            house.station().mark(),
                            message -> message.isAlarm("start", "DEVICE_REMOVED", "bed1-rack-1-2"),
                            "the pump to be missed");
            awaitLive(house, List.of("bed1-rack-1-2"));
        }
    }

    private static void pass(House house, Duration duration) {
        long until = house.time().linkNanos() + duration.toNanos();
        house.station().await(house.station().mark(), message -> message.linkNanos() >= until, "time to pass");
    }

    private static void awaitLive(House house, List<String> devices) {
        long limit = house.time().linkNanos() + RECOVERY.toNanos();
        for (String device : devices) {
            house.station()
                    .await(
                            house.station().mark(),
                            message -> Set.of("live", "degraded").contains(message.status(device))
                                    || message.linkNanos() > limit,
                            device + " to speak");
            assertThat(house.time().linkNanos()).as(device).isLessThan(limit);
        }
    }

    private static String heard(House house, String line) {
        return new String(house.heardBy(line), StandardCharsets.ISO_8859_1);
    }

    private static List<RackedPump> pumps(String... places) {
        return List.of(places).stream()
                .map(place -> new RackedPump(place, "Ketamine 50mg/50", Decimal.parse("30.0")))
                .toList();
    }

    private static BedSpec bed(DeviceSpec device) {
        return new BedSpec(List.of(), physiology(), List.of(device), List.of());
    }

    private static Physiology physiology() {
        return StrictYaml.read("physiology", "seed: 7", Physiology.class);
    }
}
