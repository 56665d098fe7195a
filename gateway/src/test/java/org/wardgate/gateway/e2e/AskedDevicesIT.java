package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.session.DeviceSession;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.capnostream.PressureUnit;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.fault.LineFault.BitErrors;
import org.wardgate.simulator.fault.LineFault.Cut;
import org.wardgate.simulator.fault.LineFault.Direction;
import org.wardgate.simulator.fault.LineFault.DroppedBytes;
import org.wardgate.simulator.fault.LineFault.InsertedBytes;
import org.wardgate.simulator.fault.LineFault.Late;
import org.wardgate.simulator.fault.LineFault.Partial;
import org.wardgate.simulator.fault.LineFault.Stalled;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.simulator.patient.Physiology;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BedSpec;
import org.wardgate.simulator.scenario.device.CapnostreamCapnograph;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.LegatoSyringe;
import org.wardgate.simulator.scenario.device.NeurowavePump;
import org.wardgate.simulator.scenario.device.TerumoSyringe;

/**
 * Devices that have to be asked, each from its simulated far end over a pseudo-terminal to the page,
 * on a clear line and on lines on which things go wrong: every number is one that the device said, and nothing but what the documents
 * allow reaches it.
 */
@Tag("devices")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AskedDevicesIT {
    private static final Duration LENGTH = Duration.ofSeconds(4);
    private static final Duration RECENT = Duration.ofSeconds(6);
    /** For how long a number of a pump is shown again beside newer ones. */
    private static final Duration REPEATED = Duration.ofSeconds(5);

    private static final Duration RECOVERY = Duration.ofSeconds(40);
    private static final int STATEMENTS = 600;

    private static final List<DeviceSpec> DEVICES = List.of(
            new CapnostreamCapnograph("capnostream", PressureUnit.MMHG),
            new LegatoSyringe("legato", Decimal.parse("60.00"), Decimal.parse("15.5"), true, null, null),
            new NeurowavePump("neurowave", Decimal.parse("60.00"), Decimal.parse("30.0"), true, null, null),
            new TerumoSyringe("terumo", Decimal.parse("60.00"), Decimal.parse("30.0"), true, null, null));

    /** All that each profile may send, as a pattern over its bytes. */
    private static final Map<String, String> MAY_BE_SENT = Map.of(
            "capnostream",
            "(?:\u0085\u0001(?:\u0001\u0000|\u0004\u0005|\u0006\u0007))*",
            "kds-legato",
            "(?:@(?:version|ivolume|irate|syrmanu)\r\n)*",
            "neurowave-ap4000",
            "(?:!CONNREQ\\|02B3\r\n|!STATREQ\\^066-22-20-001\\|[0-9A-F]{4}\r\n)*",
            "terumo-te",
            "(?:\u0002<\\?xml version=\"1.0\"\\?><REQ><DEVID>(?:</DEVID></REQ>8411"
                    + "|000100700000001200000001</DEVID><CMD>AQEAAA==</CMD></REQ>[0-9A-F]{4})\u0003)*");

    @TempDir
    private Path directory;

    /** What is wrong with the line. */
    private enum Weather {
        CLEAR,
        LATE(new Late(Duration.ofMillis(300), Direction.BOTH)),
        IN_PIECES(new Partial(5, Duration.ofMillis(100), 3)),
        STALLED(new Stalled(Duration.ofSeconds(2), null)),
        CUT(new Cut(200)),
        BIT_ERRORS(new BitErrors(Decimal.parse("0.0001"), Direction.BOTH, 7)),
        BYTES_DROPPED(new DroppedBytes(Decimal.parse("0.002"), Direction.BOTH, 8)),
        BYTES_INSERTED(new InsertedBytes(Decimal.parse("0.002"), Direction.BOTH, 9));

        private final List<LineFault> faults;

        Weather(LineFault... faults) {
            this.faults = List.of(faults);
        }
    }

    private static final Set<Weather> CHANGES_BYTES =
            EnumSet.of(Weather.BIT_ERRORS, Weather.BYTES_DROPPED, Weather.BYTES_INSERTED);

    @Test
    void everyNumberIsOneThatTheDeviceSaid() throws IOException {
        TruthLog truth = new TruthLog(STATEMENTS);
        Comparison comparison = new Comparison(truth, RECENT, REPEATED);
        List<Bed> beds = DEVICES.stream()
                .map(device -> new Bed(Integer.toString(DEVICES.indexOf(device) + 1), bed(device)))
                .toList();
        List<String> lines = beds.stream().map(AskedDevicesIT::line).toList();
        try (Errors errors = Errors.collect();
                House house = House.start(directory, 1, beds, comparison, truth)) {
            awaitAll(house, lines);
            for (Weather weather : Weather.values()) {
                if (weather == Weather.BIT_ERRORS) { // up to here nothing has changed a byte on its way
                    beds.forEach(bed -> assertOnlyWhatMayBeSent(house, bed));
                }
                // without a check a changed byte can be a number, so the bench pump's line stays clear of those
                lines.stream()
                        .filter(line -> !CHANGES_BYTES.contains(weather) || !line.endsWith("-legato"))
                        .forEach(line -> house.simulator().disturb(line, weather.faults));
                pass(house, LENGTH);
                lines.forEach(line -> {
                    house.simulator().mend(line);
                    house.simulator().plug(line);
                });
                awaitAll(house, lines);
                pass(house, Duration.ofMillis(1500));
                assertThat(comparison.wrong()).as("after " + weather).isEmpty();
            }
            assertThat(comparison.readings() + comparison.pumpNumbers()).isGreaterThan(100);
            assertThat(errors.all()).isEmpty();
            house.assertOnlyAsked();
            assertThat(house.gateway().sessions())
                    .extracting(DeviceSession::counters)
                    .allSatisfy(counters -> assertThat(counters.failures()).isZero());
        }
    }

    private static void assertOnlyWhatMayBeSent(House house, Bed bed) {
        String heard = new String(house.heardBy(line(bed)), StandardCharsets.ISO_8859_1);
        assertThat(heard).matches(MAY_BE_SENT.get(bed.spec().devices().get(0).profile()));
    }

    private static void pass(House house, Duration duration) {
        long until = house.time().linkNanos() + duration.toNanos();
        house.station().await(house.station().mark(), message -> message.linkNanos() >= until, "time to pass");
    }

    private static void awaitAll(House house, List<String> lines) {
        long limit = house.time().linkNanos() + RECOVERY.toNanos();
        for (String line : lines) {
            house.station()
                    .await(
                            house.station().mark(),
                            message -> Set.of("live", "degraded").contains(message.status(line))
                                    || message.linkNanos() > limit,
                            line + " to speak");
            assertThat(house.time().linkNanos()).as(line).isLessThan(limit);
        }
    }

    private static BedSpec bed(DeviceSpec device) {
        Physiology physiology = StrictYaml.read("physiology", "seed: 7", Physiology.class);
        return new BedSpec(List.of(), physiology, List.of(device), List.of());
    }

    private static String line(Bed bed) {
        return bed.line(bed.spec().devices().get(0).name());
    }
}
