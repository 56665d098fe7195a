package org.wardgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardgate.bytes.Bytes;
import org.wardgate.config.StrictYaml;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.capnostream.PressureUnit;
import org.wardgate.simulator.contec.Protocol;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.SimulatedDevice;
import org.wardgate.simulator.fault.LineFault;
import org.wardgate.simulator.host.FakeLine;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.simulator.masimo.Model;
import org.wardgate.simulator.nonin.Format;
import org.wardgate.simulator.patient.Drug;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Physiology;
import org.wardgate.simulator.scenario.TimedAction.Action;
import org.wardgate.simulator.scenario.device.AlarisAsena;
import org.wardgate.simulator.scenario.device.BbraunSpace;
import org.wardgate.simulator.scenario.device.BerryMonitor;
import org.wardgate.simulator.scenario.device.CapnostreamCapnograph;
import org.wardgate.simulator.scenario.device.ContecOximeter;
import org.wardgate.simulator.scenario.device.DatexOhmeda;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.DraegerMedibus;
import org.wardgate.simulator.scenario.device.FreseniusBase;
import org.wardgate.simulator.scenario.device.LegatoSyringe;
import org.wardgate.simulator.scenario.device.MasimoOximeter;
import org.wardgate.simulator.scenario.device.NellcorOximeter;
import org.wardgate.simulator.scenario.device.NeurowavePump;
import org.wardgate.simulator.scenario.device.NewEraPump;
import org.wardgate.simulator.scenario.device.NoninOximeter;
import org.wardgate.simulator.scenario.device.PhilipsIntellivue;
import org.wardgate.simulator.scenario.device.RackedPump;
import org.wardgate.simulator.scenario.device.RecordedIntellivue;
import org.wardgate.simulator.scenario.device.SuntechModule;
import org.wardgate.simulator.scenario.device.TerumoSyringe;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.VirtualTimeSource;

class ScenarioRunTest {
    private static final Bytes INF = Bytes.ofAscii("!INF|4961\r");
    private static final DeviceSpec PUMP =
            new AlarisAsena("pump", null, "BD PLASTIPAK", 50, Decimal.parse("5.00"), null, true);

    private static final DeviceSpec KETAMINE = new AlarisAsena(
            "pump", null, "BD PLASTIPAK", 50, Decimal.parse("26.25"), null, true, Drug.KETAMINE, Decimal.of(2));

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Simulator simulator = new Simulator(time, Runnable::run);
    private final Map<String, FakeLine> lines = new HashMap<>();

    @Test
    void everyDeviceHasALineAndEveryPumpASerialNumberOfItsOwn() throws IOException {
        ScenarioRun run = start(new BuiltInDevices(), bed("1", List.of(PUMP)), bed("2", List.of(PUMP)));

        assertThat(run.lines()).containsExactly("bed1-pump", "bed2-pump");
        assertThat(status("bed1-pump")).startsWith("!INF^8002-51740^");
        assertThat(status("bed2-pump")).startsWith("!INF^8002-51741^");
    }

    @Test
    void pumpIsAsTheScenarioSays() throws IOException {
        start(
                new BuiltInDevices(),
                bed(
                        "1",
                        List.of(new AlarisAsena(
                                "pump",
                                "8002-51733",
                                "BD PERFUSOR",
                                20,
                                Decimal.parse("2.50"),
                                Decimal.parse("5.000"),
                                false))));

        assertThat(status("bed1-pump"))
                .startsWith("!INF^8002-51733^-^HLD^0.00^ml/h^^0.000^ml^17.91^mmHg^02:00:00^EVENT^127905|");
        assertThat(answer("bed1-pump", "!SYRINGE_STATUS|4102\r")).startsWith("!SYRINGE_STATUS^BD PERFUSOR^ 20^CONF|");
    }

    @Test
    void actionsBefallTheirDevicesInTime() throws IOException {
        ScenarioRun run = start(
                new BuiltInDevices(),
                bed(
                        "1",
                        List.of(PUMP),
                        action(10, Action.UNPLUG),
                        action(20, Action.PLUG),
                        action(30, Action.FREEZE),
                        action(40, Action.THAW),
                        action(50, Action.BABBLE),
                        action(60, Action.THAW),
                        action(70, Action.HOLD),
                        action(80, Action.RUN),
                        action(90, Action.OCCLUDE),
                        action(120, Action.RELEASE_OCCLUSION)));

        assertThat(at(run, 9)).contains("^SET^");
        assertThat(at(run, 11)).isEmpty();
        assertThat(at(run, 21)).contains("^SET^");
        assertThat(at(run, 31)).isEmpty();
        assertThat(at(run, 41)).contains("^SET^");
        assertThat(at(run, 51)).isNotEmpty().doesNotContain("INF");
        assertThat(at(run, 61)).contains("^SET^");
        assertThat(at(run, 71)).contains("^HLD^");
        assertThat(at(run, 81)).contains("^SET^");
        assertThat(at(run, 119)).contains("^A^HLD^", "^530.15^");
        assertThat(at(run, 121)).contains("^A^HLD^", "^17.91^");
        assertThat(simulator.violations()).isZero();
    }

    /** The pump alone makes the difference: two beds of one seed and number, on two clocks, differ in one action. */
    @Test
    void aChangedRateMovesWhatTheMonitorSees() throws IOException {
        double untouched = systolicAfterTwentyMinutes();
        double faster = systolicAfterTwentyMinutes(action(300, Action.SET_RATE, "105.00"));
        double held = systolicAfterTwentyMinutes(action(300, Action.HOLD));
        double apart = systolicAfterTwentyMinutes(action(300, Action.DISCONNECT_LINE));

        // 0.5 mg/kg in 40 min: 0.21 mg/L and +8.6 % at 20 min; four times as much from 5 min on: 0.69 mg/L and +19 %
        assertThat(faster - untouched).isBetween(8.0, 20.0);
        assertThat(untouched - held).isBetween(4.0, 12.0);
        assertThat(apart).isEqualTo(held);
    }

    private static double systolicAfterTwentyMinutes(TimedAction... actions) throws IOException {
        return systolicAfterTwentyMinutes(KETAMINE, actions);
    }

    private static double systolicAfterTwentyMinutes(DeviceSpec ketamine, TimedAction... actions) throws IOException {
        DeviceSpec monitor = new PhilipsIntellivue("monitor", null);
        Physiology physiology = StrictYaml.read("physiology", "seed: 7", Physiology.class);
        BedSpec spec = new BedSpec(List.of(), physiology, List.of(ketamine, monitor), List.of(actions));
        BuiltInDevices builtIn = new BuiltInDevices();
        DeviceFactory factory = (device, wire, patient) ->
                device.isPump() ? builtIn.make(device, wire, patient) : new Monitor(wire, patient);
        VirtualTimeSource ownTime = new VirtualTimeSource();
        FakeLine line = new FakeLine();
        try (Simulator own = new Simulator(ownTime, Runnable::run)) {
            ScenarioRun.start(
                    List.of(new Bed("1", spec)),
                    own,
                    factory,
                    name -> name.equals("bed1-monitor") ? line : new FakeLine());
            ownTime.advance(Duration.ofMinutes(20));
            line.receive(Bytes.ofAscii("?"));
            ownTime.advance(Duration.ofMillis(1));
        }
        return Double.parseDouble(line.sent.get(0).toAscii());
    }

    @Test
    void pumpActionsLeaveOtherDevicesOfAFactoryAlone() throws IOException {
        start((spec, wire, patient) -> new Monitor(wire, patient), bed("1", List.of(PUMP), action(1, Action.OCCLUDE)));
        time.advance(Duration.ofSeconds(2));

        assertThat(answer("bed1-pump", "?")).isEqualTo("124");
    }

    @Test
    void allDevicesOfABedSeeTheSamePatient() throws IOException {
        DeviceSpec first = new PhilipsIntellivue("first", Duration.ofMinutes(5));
        DeviceSpec second = new PhilipsIntellivue("second", Duration.ofMinutes(5));
        start((spec, wire, patient) -> new Monitor(wire, patient), bed("2", List.of(first, second)));
        time.advance(Duration.ofMillis(29_899)); // each answer takes 50 ms
        assertThat(List.of(answer("bed2-first", "?"), answer("bed2-second", "?")))
                .containsExactly("124", "124");

        time.advance(Duration.ofSeconds(1));
        assertThat(List.of(answer("bed2-first", "?"), answer("bed2-second", "?")))
                .containsExactly("84", "84");
    }

    @Test
    void aLineIsDisturbedForItsTimeAndALaterDisturbanceForItsOwn() throws IOException {
        ScenarioRun run = start(
                new BuiltInDevices(),
                bed("1", List.of(PUMP), disturb(10, 20), disturb(25, 20), action(60, Action.MEND)));

        assertThat(at(run, 9)).contains("^SET^");
        assertThat(at(run, 11)).isNotEmpty().doesNotContain("INF");
        assertThat(at(run, 31)).as("the first is over, the second is not").doesNotContain("INF");
        assertThat(at(run, 46)).contains("^SET^");
    }

    @Test
    void theNumbersOfAPumpAreToldAsTheWireShowsThem() throws IOException {
        TruthLog log = new TruthLog(10);
        simulator.keepTruth(log);
        start(new BuiltInDevices(), bed("1", List.of(PUMP)));
        time.advance(Duration.ofSeconds(36));

        assertThat(status("bed1-pump")).contains("^5.00^ml/h^^0.050^ml^17.91^mmHg^09:59:24^");
        assertThat(log.of("bed1-pump", "rate")).singleElement().satisfies(said -> {
            assertThat(said.value()).isEqualTo(Decimal.parse("5.00"));
            assertThat(said.said().patientNanos())
                    .isEqualTo(Duration.ofSeconds(36).toNanos());
        });
        assertThat(value(log, "volume-infused")).isEqualTo("0.050");
        assertThat(value(log, "pressure")).isEqualTo("17.91");
        assertThat(value(log, "time-remaining")).isEqualTo("35964");
    }

    private static String value(TruthLog log, String quantity) {
        return log.of("bed1-pump", quantity).get(0).value().toString();
    }

    private static TimedAction disturb(int at, int seconds) {
        List<LineFault> faults = List.of(new LineFault.BitErrors(Decimal.of(1), LineFault.Direction.FROM_DEVICE, 1));
        return new TimedAction(
                Duration.ofSeconds(at),
                "pump",
                Action.DISTURB,
                960,
                1,
                faults,
                Duration.ofSeconds(seconds),
                null,
                null);
    }

    /** A kind that is added to the language is made here too, or this fails. */
    @Test
    void everyKindOfDeviceIsBuiltIn(@TempDir Path directory) throws IOException {
        Path recording = Files.write(directory.resolve("monitor.raw"), new byte[0]);
        List<DeviceSpec> kinds = List.of(
                new AlarisAsena("pump", null, "BD PLASTIPAK", 50, Decimal.parse("5.00"), null, true),
                new PhilipsIntellivue("monitor", Duration.ofMinutes(5)),
                new RecordedIntellivue("recorded", recording),
                new MasimoOximeter("masimo", Model.RAD_8),
                new NellcorOximeter("nellcor", false),
                new NoninOximeter("nonin", Format.FORMAT_8, false),
                new ContecOximeter("contec", Protocol.V7, true),
                newEra("syringe", "5.000"),
                new DatexOhmeda("datex", 11, null, List.of()),
                new DraegerMedibus("ventilator", null, true),
                new BerryMonitor("board", null),
                new SuntechModule("cuff", null),
                new CapnostreamCapnograph("capnograph", PressureUnit.MMHG),
                new TerumoSyringe("terumo", Decimal.of(1), null, true, null, null),
                new NeurowavePump("neurowave", Decimal.of(1), null, true, null, null),
                new LegatoSyringe("legato", Decimal.of(1), null, true, null, null),
                new BbraunSpace("rack", List.of(new RackedPump("1-1", "x", Decimal.of(1)))),
                new FreseniusBase("base", List.of(new RackedPump("1", "x", Decimal.of(1)))));
        assertThat(kinds)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(DeviceSpec.class.getPermittedSubclasses());
        ScenarioRun run = start(new BuiltInDevices(), bed("1", kinds));
        assertThat(run.lines())
                .containsExactly(
                        "bed1-pump",
                        "bed1-monitor",
                        "bed1-recorded",
                        "bed1-masimo",
                        "bed1-nellcor",
                        "bed1-nonin",
                        "bed1-contec",
                        "bed1-syringe",
                        "bed1-datex",
                        "bed1-ventilator",
                        "bed1-board",
                        "bed1-cuff",
                        "bed1-capnograph",
                        "bed1-terumo",
                        "bed1-neurowave",
                        "bed1-legato",
                        "bed1-rack",
                        "bed1-base");
    }

    @Test
    void aVentilatorIsPutInStandbyAndTakenOut() throws IOException {
        PatientPoint well = new PatientPoint(
                Duration.ZERO, false, Decimal.of(72), Decimal.of(97), Decimal.of(14), null, null, null);
        List<TimedAction> actions = List.of(
                new TimedAction(Duration.ofSeconds(1), "ventilator", Action.STANDBY),
                new TimedAction(Duration.ofSeconds(2), "ventilator", Action.END_STANDBY));
        List<DeviceSpec> devices = List.of(new DraegerMedibus("ventilator", null, false));
        ScenarioRun run = start(new BuiltInDevices(), new Bed("1", new BedSpec(List.of(well), devices, actions)));
        assertThat(run.lines()).containsExactly("bed1-ventilator");
        time.advance(Duration.ofMillis(500));
        assertThat(answer("bed1-ventilator", "\u001B.49\r")).doesNotContain("STDBY");
        time.advance(Duration.ofSeconds(1));
        assertThat(answer("bed1-ventilator", "\u001B.49\r")).contains("O95EVITA STDBY ");
        time.advance(Duration.ofSeconds(1));
        assertThat(answer("bed1-ventilator", "\u001B.49\r")).doesNotContain("STDBY");
    }

    @Test
    void theFilterLineOfACapnographComesOffAndIsPutInAgain() throws IOException {
        BedSpec spec = new BedSpec(
                List.of(),
                StrictYaml.read("physiology", "seed: 7", Physiology.class),
                List.of(new CapnostreamCapnograph("capnograph", PressureUnit.KPA)),
                List.of(
                        new TimedAction(Duration.ofSeconds(20), "capnograph", Action.FILTERLINE_OFF),
                        new TimedAction(Duration.ofSeconds(30), "capnograph", Action.FILTERLINE_ON)));
        start(new BuiltInDevices(), new Bed("1", spec));
        Objects.requireNonNull(lines.get("bed1-capnograph")).receive(Bytes.ofHex("8501010085010405"));
        time.advance(Duration.ofMillis(19_990));
        assertThat(pieces("bed1-capnograph"))
                .anyMatch(piece -> piece.startsWith("851c"))
                .noneMatch(piece -> piece.matches("850500(80)?..000041(80)?.."));
        time.advance(Duration.ofSeconds(10));
        assertThat(pieces("bed1-capnograph").stream().filter(piece -> piece.matches("850500(80)?..000041(80)?..")))
                .hasSize(200);
    }

    @Test
    void oximetersSpeakInTheWayThatTheScenarioSays() throws IOException {
        List<DeviceSpec> devices = List.of(
                new NoninOximeter("two", Format.FORMAT_2, false),
                new NoninOximeter("seven", Format.FORMAT_7, true),
                new NoninOximeter("eight", Format.FORMAT_8, false),
                new NoninOximeter("lines", Format.ASCII, false),
                new ContecOximeter("bci", Protocol.BCI, true),
                new ContecOximeter("v7", Protocol.V7, false));
        start(new BuiltInDevices(), bed("1", devices));
        time.advance(Duration.ofMillis(990));

        assertThat(pieces("bed1-two")).hasSize(75).allMatch(frame -> frame.startsWith("01"));
        assertThat(pieces("bed1-seven")).hasSize(3).allMatch(burst -> burst.startsWith("99") && burst.length() == 250);
        assertThat(pieces("bed1-eight")).containsExactly("a37f7f08");
        assertThat(sent("bed1-lines")).isEqualTo("FORMAT=1 10:00:00 01/01/26\r\nSPO2=--- HR=---\r\n");
        assertThat(pieces("bed1-bci")).hasSize(60).containsOnly("8f00507f7f");

        assertThat(pieces("bed1-v7")).isEmpty();
        Objects.requireNonNull(lines.get("bed1-v7")).receive(Bytes.ofHex("7d 81 a1 80 80 80 80 80 80"));
        time.advance(Duration.ofSeconds(60));
        assertThat(pieces("bed1-v7")).hasSizeGreaterThan(3500).containsOnly("01e980c080ffffffff");
    }

    @Test
    void oximetersAreAsTheScenarioSaysAndEachHasASerialNumberOfItsOwn() throws IOException {
        List<DeviceSpec> devices = List.of(
                new MasimoOximeter("first", Model.RAD_8),
                new MasimoOximeter("second", Model.RADICAL_7_BLUE),
                new MasimoOximeter("third", Model.RADICAL_7_COLOUR),
                new NellcorOximeter("fourth", true));
        start(new BuiltInDevices(), bed("1", devices));
        time.advance(Duration.ofSeconds(2));

        assertThat(sent("bed1-first")).contains("01/01/26 10:00:02 SN=0000056661 SPO2=---% ");
        assertThat(sent("bed1-second")).contains(" SN=0000056662 ", " PVI=--- ");
        assertThat(sent("bed1-third")).contains(" SN=---------- ", " EXC1=");
        assertThat(sent("bed1-fourth")).contains("01-JAN-26 10:00:02   ---     ---     ---    SO\r\n");
    }

    @Test
    void aFingerComesOffEveryOximeterAndIsPutOnAgain() throws IOException {
        PatientPoint well =
                new PatientPoint(Duration.ZERO, false, Decimal.of(72), Decimal.of(97), null, null, null, null);
        List<DeviceSpec> devices = List.of(
                new MasimoOximeter("masimo", Model.RAD_8),
                new NellcorOximeter("nellcor", false),
                new NoninOximeter("nonin", Format.FORMAT_8, false),
                new ContecOximeter("contec", Protocol.BCI, true));
        List<TimedAction> actions = devices.stream()
                .flatMap(device -> Stream.of(
                        new TimedAction(Duration.ofMillis(1500), device.name(), Action.FINGER_OFF),
                        new TimedAction(Duration.ofMillis(3500), device.name(), Action.FINGER_ON)))
                .toList();
        start(new BuiltInDevices(), new Bed("1", new BedSpec(List.of(well), devices, actions)));
        time.advance(Duration.ofSeconds(4));

        assertThat(sent("bed1-masimo").lines().filter(line -> !line.isEmpty()))
                .extracting(line -> line.replaceFirst(".*EXC=", ""))
                .containsExactly("000800", "000800", "000824", "000824", "000800");
        assertThat(sent("bed1-nellcor").lines().skip(3))
                .extracting(line -> line.substring(21))
                .containsExactly(" 97      72      40", "---     ---     ---    SO", " 97      72      40");
        assertThat(pieces("bed1-nonin")).containsExactly("80486100", "80486100", "80486108", "80486108", "80486100");
        assertThat(pieces("bed1-contec").stream()
                        .map(packet -> packet.substring(6))
                        .distinct())
                .containsExactly("4861", "7f7f");
        assertThat(pieces("bed1-contec")).last().asString().endsWith("4861");
    }

    /** A cuff is started at the bed, comes off and is put on; electrodes too. */
    @Test
    void actionsBefallDevicesWithACuff() throws IOException {
        PatientPoint well = new PatientPoint(
                Duration.ZERO,
                false,
                Decimal.of(72),
                Decimal.of(97),
                Decimal.of(14),
                Decimal.of(118),
                Decimal.of(71),
                Decimal.of(86));
        List<DeviceSpec> devices = List.of(new BerryMonitor("board", null), new SuntechModule("module", null));
        List<TimedAction> actions = new ArrayList<>();
        for (String name : List.of("board", "module")) {
            actions.add(new TimedAction(Duration.ofSeconds(1), name, Action.MEASURE_PRESSURE));
            actions.add(new TimedAction(Duration.ofSeconds(30), name, Action.CUFF_OFF));
            actions.add(new TimedAction(Duration.ofSeconds(31), name, Action.MEASURE_PRESSURE));
            actions.add(new TimedAction(Duration.ofSeconds(40), name, Action.CUFF_ON));
            actions.add(new TimedAction(Duration.ofSeconds(41), name, Action.MEASURE_PRESSURE));
        }
        actions.add(new TimedAction(Duration.ofSeconds(70), "board", Action.LEADS_OFF));
        actions.add(new TimedAction(Duration.ofSeconds(71), "board", Action.LEADS_ON));
        start(new BuiltInDevices(), new Bed("1", new BedSpec(List.of(well), devices, actions)));
        time.advance(Duration.ofSeconds(80));

        assertThat(pieces("bed1-board"))
                .filteredOn(frame -> !frame.startsWith("55aa080304"))
                .containsExactly("55aa08030000765647e1", "55aa08031000000000e4", "55aa08030000765647e1");
        assertThat(pieces("bed1-module")).containsExactly("3e044b73", "3e044b73", "3e044b73");
    }

    /** What befalls any pump befalls this one; a power cycle befalls no other. */
    @Test
    void actionsBefallABenchPump() throws IOException {
        ScenarioRun run = start(
                new BuiltInDevices(),
                bed(
                        "1",
                        List.of(newEra("pump", "60.00")),
                        action(10, Action.HOLD),
                        action(20, Action.RUN),
                        action(30, Action.SET_RATE, "120.00"),
                        action(40, Action.OCCLUDE),
                        action(70, Action.RELEASE_OCCLUSION),
                        action(80, Action.RUN),
                        action(90, Action.POWER_CYCLE)));

        assertThat(asked(run, 9)).isEqualTo("00I60.00MH");
        assertThat(asked(run, 11)).isEqualTo("00P60.00MH");
        assertThat(asked(run, 21)).isEqualTo("00I60.00MH");
        assertThat(asked(run, 31)).isEqualTo("00I120.0MH");
        assertThat(asked(run, 68)).isEqualTo("00A?S");
        assertThat(asked(run, 69)).isEqualTo("00S120.0MH");
        assertThat(asked(run, 81)).isEqualTo("00I120.0MH");
        assertThat(asked(run, 91)).isEqualTo("00A?R");
        assertThat(asked(run, 92)).as("set while it ran").isEqualTo("00S60.00MH");
    }

    /** The same drug at the same rate acts the same, whatever pumps it. */
    @Test
    void aBenchPumpInfusesIntoThePatient() throws IOException {
        DeviceSpec bench = new NewEraPump(
                "pump", 0, Decimal.parse("26.59"), Decimal.parse("26.25"), null, true, Drug.KETAMINE, Decimal.of(2));

        assertThat(systolicAfterTwentyMinutes(bench)).isEqualTo(systolicAfterTwentyMinutes(KETAMINE));
        assertThat(systolicAfterTwentyMinutes(bench) - systolicAfterTwentyMinutes(bench, action(300, Action.HOLD)))
                .isBetween(4.0, 12.0);
    }

    private String asked(ScenarioRun run, int seconds) {
        time.advance(Duration.ofSeconds(seconds).minus(run.elapsed()).minusMillis(50));
        return answer("bed1-pump", "0RAT\r").replaceAll("[\\x02\\x03]", "");
    }

    private String sent(String line) {
        StringBuilder text = new StringBuilder();
        Objects.requireNonNull(lines.get(line)).sent.forEach(bytes -> text.append(bytes.toAscii()));
        return text.toString();
    }

    private List<String> pieces(String line) {
        return Objects.requireNonNull(lines.get(line)).sent.stream()
                .map(Bytes::toHex)
                .toList();
    }

    private static DeviceSpec newEra(String name, String rate) {
        return new NewEraPump(name, 0, Decimal.parse("26.59"), Decimal.parse(rate), null, true, null, null);
    }

    @Test
    void aRecordingThatIsNotThereIsRefusedByItsPath() {
        DeviceSpec recorded = new RecordedIntellivue("monitor", Path.of("none.raw"));
        assertThatThrownBy(() -> start(new BuiltInDevices(), bed("1", List.of(recorded))))
                .hasMessageContaining("none.raw");
    }

    private ScenarioRun start(DeviceFactory factory, Bed... beds) throws IOException {
        return ScenarioRun.start(
                List.of(beds), simulator, factory, name -> lines.computeIfAbsent(name, ignored -> new FakeLine()));
    }

    private String at(ScenarioRun run, int seconds) {
        time.advance(Duration.ofSeconds(seconds).minus(run.elapsed()).minusMillis(50));
        String answer = answer("bed1-pump", INF.toAscii());
        assertThat(run.elapsed()).isEqualTo(Duration.ofSeconds(seconds));
        return answer;
    }

    private String status(String line) {
        return answer(line, INF.toAscii());
    }

    /** What comes within 50 ms of a request. */
    private String answer(String name, String request) {
        FakeLine line = Objects.requireNonNull(lines.get(name));
        line.sent.clear();
        line.receive(Bytes.ofAscii(request));
        time.advance(Duration.ofMillis(50));
        StringBuilder answer = new StringBuilder();
        line.sent.forEach(bytes -> answer.append(bytes.toAscii()));
        return answer.toString();
    }

    private static Bed bed(String name, List<DeviceSpec> devices, TimedAction... actions) {
        return new Bed(
                name,
                new BedSpec(List.of(pressure(0, 124, 76, 92), pressure(30, 84, 46, 59)), devices, List.of(actions)));
    }

    private static PatientPoint pressure(int seconds, int systolic, int diastolic, int mean) {
        return new PatientPoint(
                Duration.ofSeconds(seconds),
                false,
                null,
                null,
                null,
                Decimal.of(systolic),
                Decimal.of(diastolic),
                Decimal.of(mean));
    }

    private static TimedAction action(int seconds, Action action) {
        return action(seconds, action, null);
    }

    private static TimedAction action(int seconds, Action action, @Nullable String rate) {
        Decimal newRate = rate == null ? null : Decimal.parse(rate);
        return new TimedAction(Duration.ofSeconds(seconds), "pump", action, 960, 1, List.of(), null, null, newRate);
    }

    /** Tells its patient's systolic pressure to whoever asks. */
    private record Monitor(DeviceWire wire, Patient patient) implements SimulatedDevice {
        @Override
        public void start() {}

        @Override
        public void received(Bytes bytes) {
            wire.schedule(Face.LINK, Duration.ZERO, this::tell);
        }

        @Override
        public void stop() {}

        @Override
        public SortedMap<String, Long> counters() {
            return new TreeMap<>();
        }

        private void tell() {
            var pressure = Objects.requireNonNull(patient.vitals().pressure());
            wire.send(Bytes.ofAscii(pressure.systolicMillimetresOfMercury().toString()));
        }
    }
}
