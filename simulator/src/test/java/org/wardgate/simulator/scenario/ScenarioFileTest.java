package org.wardgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardgate.config.StrictYaml;
import org.wardgate.model.Decimal;
import org.wardgate.model.Priority;
import org.wardgate.simulator.contec.Protocol;
import org.wardgate.simulator.masimo.Model;
import org.wardgate.simulator.nonin.Format;
import org.wardgate.simulator.patient.Drug;
import org.wardgate.simulator.patient.Physiology;
import org.wardgate.simulator.scenario.TimedAction.Action;
import org.wardgate.simulator.scenario.device.AlarisAsena;
import org.wardgate.simulator.scenario.device.BerryMonitor;
import org.wardgate.simulator.scenario.device.ContecOximeter;
import org.wardgate.simulator.scenario.device.DeviceSpec;
import org.wardgate.simulator.scenario.device.MasimoOximeter;
import org.wardgate.simulator.scenario.device.NellcorOximeter;
import org.wardgate.simulator.scenario.device.NewEraPump;
import org.wardgate.simulator.scenario.device.NoninOximeter;
import org.wardgate.simulator.scenario.device.PhilipsIntellivue;
import org.wardgate.simulator.scenario.device.SuntechModule;

class ScenarioFileTest {
    private static final DeviceSpec MONITOR = new PhilipsIntellivue("monitor", Duration.ofMinutes(5));
    private static final PatientPoint QUIET = point(0, false);
    private static final BedSpec SPECIAL = new BedSpec(List.of(QUIET), List.of(MONITOR), List.of());
    private static final BedSpec OTHER = new BedSpec(List.of(QUIET), List.of(), List.of());

    @Test
    void othersFillUpToAsManyBedsAsAreWanted() {
        ScenarioFile scenario = scenario(4, Map.of("2", SPECIAL), OTHER);

        assertThat(scenario.beds(4))
                .containsExactly(new Bed("1", OTHER), new Bed("2", SPECIAL), new Bed("3", OTHER), new Bed("4", OTHER));
        assertThat(scenario.beds(64))
                .hasSize(64)
                .filteredOn(bed -> bed.spec().equals(SPECIAL))
                .hasSize(1);
        assertThat(scenario.beds(2)).extracting(Bed::name).containsExactly("1", "2");
    }

    @Test
    void linesAreNamedAfterBedAndDevice() {
        assertThat(new Bed("2", SPECIAL).line("monitor")).isEqualTo("bed2-monitor");
    }

    @Test
    void bedsThatAreListedOrAwaitedMustBeThere() {
        ScenarioFile scenario = scenario(4, Map.of("2", SPECIAL), OTHER);

        assertThatThrownBy(() -> scenario.beds(1)).hasMessageContaining("at least 2 beds, not 1");
        assertThatThrownBy(() -> scenario(4, Map.of("2", SPECIAL), OTHER, alarm("5")))
                .hasMessageContaining("at least 5 beds");
        assertThatThrownBy(() -> scenario(2, Map.of("1", SPECIAL, "2", SPECIAL), null, alarm("3")))
                .hasMessageContaining("bed '3', which is not there");
        assertThatThrownBy(() -> scenario(3, Map.of("1", SPECIAL, "3", SPECIAL), null))
                .hasMessageContaining("only 2 of 3 beds");
        assertThat(scenario(1, Map.of("1", SPECIAL), null, alarm("1")).beds(1)).hasSize(1);
    }

    @Test
    void bedsAreNumbered() {
        assertThatThrownBy(() -> scenario(1, Map.of("window", SPECIAL), OTHER)).hasMessageContaining("not 'window'");
        assertThatThrownBy(() -> scenario(1, Map.of("01", SPECIAL), OTHER)).hasMessageContaining("not '01'");
        assertThatThrownBy(() -> scenario(0, Map.of(), OTHER)).hasMessageContaining("1 to 999 beds, not 0");
    }

    @Test
    void alarmThatNeverIsIsRefused() {
        assertThatThrownBy(() -> new ExpectedAlarm("X", "1", null, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("which never is");
    }

    @Test
    void everythingThatIsExpectedIsDecidedWithinTheLength() {
        ExpectedAlarm late = new ExpectedAlarm("X", "1", null, Duration.ZERO, Duration.ofSeconds(61));
        assertThatThrownBy(() -> scenario(1, Map.of("1", SPECIAL), null, late))
                .hasMessage("alarm X may come until 61 s, after the length of 60 s");
    }

    @Test
    void anAlarmDoesNotPeakBelowItsBeginning() {
        assertThatThrownBy(() ->
                        new ExpectedAlarm("X", "1", null, Priority.HIGH, Priority.MEDIUM, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("begins as HIGH");
    }

    @Test
    void aBedsPatientFollowsAScriptOrHasAPhysiologyButNotBoth() {
        String physiology = "physiology: {seed: 7}\ndevices: []";
        assertThat(StrictYaml.read("bed", physiology, BedSpec.class).physiology())
                .satisfies(patient ->
                        assertThat(Objects.requireNonNull(patient).seed()).isEqualTo(7));
        assertThatThrownBy(() -> StrictYaml.read("bed", "devices: []", BedSpec.class))
                .hasMessageContaining("either 'patient'");
        assertThatThrownBy(() -> StrictYaml.read("bed", "patient: [{at: 0s}]\n" + physiology, BedSpec.class))
                .hasMessageContaining("either 'patient'");
    }

    @Test
    void mistakesInAPhysiologyAreRefused() {
        assertThatThrownBy(() -> physiology("kinetics: [domino, clements]")).hasMessageContaining("only one");
        assertThatThrownBy(() -> physiology("courses: [{of: pressure, by: factor, knots: []}]"))
                .hasMessageContaining("at least one knot");
        assertThatThrownBy(() -> physiology(
                        "courses: [{of: pressure, by: factor, knots: [{at: 2s, value: 1}, {at: 2s, value: 2}]}]"))
                .hasMessageContaining("in order of time");
        assertThatThrownBy(() -> physiology("courses: [{of: pressure, by: factor, knots: [{at: 2s, value: -1}]}]"))
                .hasMessageContaining("0 or more, not -1");
        assertThatThrownBy(() -> physiology("disturbances: [{kind: motion, from: 2s, until: 2s}]"))
                .hasMessageContaining("over after that");
    }

    /** Line and column of the key that is wrong, not of the scenario around it. */
    @Test
    void mistakesAreReportedAtTheirKeys() {
        String head = "name: x\ndescription: x\nlength: 1min\nbed-count: 1\n";
        String patient = "patient: [{at: 0s}]";
        String monitor = "{kind: philips-intellivue, name: %s}";
        assertMistake(head + "beds:\n  a: {" + patient + ", devices: []}\n", "6:3: beds are named 1 to 999");
        assertMistake(
                head + "others: {" + patient + ", devices: []}\nexpect:\n"
                        + "  - {rule: X, bed: a, earliest: 0s, latest: 1s}\n",
                "7:15: alarm X is expected of bed 'a'");
        assertMistake(
                head + "others: {" + patient + ", devices: []}\nexpect:\n"
                        + "  - {rule: X, bed: \"1\", earliest: 0s, latest: 61s}\n",
                "7:39: alarm X may come until 61 s");
        assertMistake(head, "4:1: only 0 of 1 beds are listed");
        assertMistake(head + "others: {patient: [{at: 1s}], devices: []}\n", "5:21: a patient's first point");
        assertMistake(
                head + "others:\n  " + patient + "\n  devices: [" + monitor.formatted("A") + "]\n",
                "7:40: a device's name");
        assertMistake(
                head + "others:\n  " + patient + "\n  devices:\n    - " + monitor.formatted("a") + "\n    - "
                        + monitor.formatted("a") + "\n",
                "9:34: device 'a' is there twice");
        assertMistake(
                head + "others:\n  " + patient + "\n  devices: []\n  actions: [{at: 0s, device: a, action: hold}]\n",
                "8:22: HOLD is for device 'a'");
    }

    private static void assertMistake(String yaml, String message) {
        assertThatThrownBy(() -> StrictYaml.read("x.yaml", yaml, ScenarioFile.class))
                .hasMessageStartingWith("x.yaml:" + message);
    }

    private static Physiology physiology(String yaml) {
        return StrictYaml.read("physiology", yaml, Physiology.class);
    }

    @Test
    void aDrugHasAConcentrationAndANewRateANumber() {
        Decimal one = Decimal.of(1);
        assertThatThrownBy(() -> new AlarisAsena("pump", null, "X", 50, one, null, true, Drug.KETAMINE, null))
                .hasMessageContaining("given together");
        assertThatThrownBy(() -> action("pump", Action.SET_RATE)).hasMessageContaining("set-rate, which needs it");
        assertThatThrownBy(
                        () -> new TimedAction(Duration.ZERO, "pump", Action.HOLD, 960, 1, List.of(), null, null, one))
                .hasMessageContaining("belongs to set-rate");
    }

    @Test
    void pointsAreInOrderOfTimeFromZero() {
        assertThatThrownBy(() -> bed(point(1, false))).hasMessageContaining("first point is at 0s");
        assertThatThrownBy(() -> bed(point(0, true))).hasMessageContaining("no ramp");
        assertThatThrownBy(() -> bed(point(0, false), point(5, false), point(5, true)))
                .hasMessageContaining("does not come after");
        assertThatThrownBy(ScenarioFileTest::bed).hasMessageContaining("at least the point at 0s");
    }

    @Test
    void pressuresAreGivenTogether() {
        Decimal value = Decimal.of(80);
        assertThatThrownBy(() -> new PatientPoint(Duration.ZERO, false, null, null, null, value, value, null))
                .hasMessageContaining("given together");
        assertThatThrownBy(() -> new PatientPoint(Duration.ZERO, false, null, null, null, value, null, value))
                .hasMessageContaining("given together");
    }

    @Test
    void deviceNamesAreUniqueAndFitForALink() {
        assertThatThrownBy(() -> new BedSpec(List.of(QUIET), List.of(MONITOR, MONITOR), List.of()))
                .hasMessageContaining("'monitor' is there twice");
        assertThatThrownBy(() -> new PhilipsIntellivue("../x", Duration.ofMinutes(1)))
                .hasMessageContaining("not '../x'");
        assertThatThrownBy(() -> new AlarisAsena("Pump", null, "X", 50, Decimal.of(1), null, true))
                .hasMessageContaining("not 'Pump'");
    }

    @Test
    void actionsBefallDevicesThatAreThereAndCanSufferThem() {
        assertThatThrownBy(() -> bedWith(action("pump", Action.UNPLUG)))
                .hasMessageContaining("'pump', which is not there");
        assertThatThrownBy(() -> bedWith(action("monitor", Action.OCCLUDE)))
                .hasMessageContaining("'monitor', which is not a pump");
        assertThatThrownBy(() -> bedWith(action("monitor", Action.POWER_CYCLE)))
                .hasMessageContaining("'monitor', which is not a new-era-pump");
        assertThatThrownBy(() -> bedWith(action("monitor", Action.STANDBY)))
                .hasMessageContaining("'monitor', which is not a rack of pumps or a draeger-medibus");
        assertThatThrownBy(() -> bedWith(action("monitor", Action.FINGER_OFF)))
                .hasMessageContaining("'monitor', which is not an oximeter");
        assertThatThrownBy(() -> bedWith(action("monitor", Action.MEASURE_PRESSURE)))
                .hasMessageContaining("'monitor', which is not a device with a cuff");
        assertThatThrownBy(() -> bedWith(action("monitor", Action.LEADS_OFF)))
                .hasMessageContaining("'monitor', which is not a device with electrodes");
        assertThat(bedWith(action("monitor", Action.UNPLUG)).actions()).hasSize(1);
    }

    @Test
    void devicesWithACuffMeasureByThemselvesOrWhenSomebodyWantsIt() {
        assertThat(device("kind: berry-monitor\nname: board"))
                .isEqualTo(new BerryMonitor("board", null))
                .returns("berry-pm6750", DeviceSpec::profile)
                .returns(true, DeviceSpec::hasCuff)
                .returns(true, DeviceSpec::hasElectrodes)
                .returns(true, DeviceSpec::isOximeter);
        assertThat(device("kind: suntech-module\nname: cuff\nnibp-interval: 5min"))
                .isEqualTo(new SuntechModule("cuff", Duration.ofMinutes(5)))
                .returns("suntech-advantage", DeviceSpec::profile)
                .returns(true, DeviceSpec::hasCuff)
                .returns(false, DeviceSpec::hasElectrodes)
                .returns(false, DeviceSpec::isPump);
        assertThatThrownBy(() -> device("kind: suntech-module\nname: cuff\nnibp-interval: 29s"))
                .hasMessageContaining("30s");
    }

    @Test
    void simplerDevicesCanBeWrittenWithEveryKeyAndWithFew() {
        assertThat(device("kind: masimo-oximeter\nname: oximeter"))
                .isEqualTo(new MasimoOximeter("oximeter", Model.RAD_8));
        assertThat(device("kind: masimo-oximeter\nname: oximeter\nmodel: radical-7-colour"))
                .isEqualTo(new MasimoOximeter("oximeter", Model.RADICAL_7_COLOUR));
        assertThat(device("kind: nellcor-oximeter\nname: oximeter")).isEqualTo(new NellcorOximeter("oximeter", false));
        assertThat(device("kind: nellcor-oximeter\nname: oximeter\nupper-case-months: true"))
                .isEqualTo(new NellcorOximeter("oximeter", true));
        assertThat(device("kind: new-era-pump\nname: pump\nrate: 5"))
                .isEqualTo(new NewEraPump("pump", 0, Decimal.parse("26.59"), Decimal.of(5), null, true, null, null));
        assertThat(device("""
                        kind: new-era-pump
                        name: pump
                        address: 7
                        diameter: 14.43
                        rate: 2.5
                        vtbi: 5
                        running: false
                        drug: lidocaine
                        concentration: 20"""))
                .isEqualTo(new NewEraPump(
                        "pump",
                        7,
                        Decimal.parse("14.43"),
                        Decimal.parse("2.5"),
                        Decimal.of(5),
                        false,
                        Drug.LIDOCAINE,
                        Decimal.of(20)));
    }

    @Test
    void oximetersThatSpeakInSeveralWaysNameOne() {
        assertThat(device("kind: nonin-oximeter\nname: oximeter\nformat: format-2")
                        .profile())
                .isEqualTo("nonin-format-2");
        assertThat(device("kind: nonin-oximeter\nname: oximeter\nformat: format-7\nbursts: true"))
                .isEqualTo(new NoninOximeter("oximeter", Format.FORMAT_7, true))
                .returns("nonin-format-7", DeviceSpec::profile);
        assertThat(device("kind: nonin-oximeter\nname: oximeter\nformat: format-8"))
                .isEqualTo(new NoninOximeter("oximeter", Format.FORMAT_8, false))
                .returns("nonin-format-8", DeviceSpec::profile);
        assertThat(device("kind: nonin-oximeter\nname: oximeter\nformat: ascii").profile())
                .isEqualTo("nonin-ascii");
        assertThat(device("kind: contec-oximeter\nname: oximeter\nprotocol: bci")
                        .profile())
                .isEqualTo("contec-bci");
        assertThat(device("kind: contec-oximeter\nname: oximeter\nprotocol: v7\nkeep-alive: false"))
                .isEqualTo(new ContecOximeter("oximeter", Protocol.V7, false))
                .returns("contec-v7", DeviceSpec::profile);
    }

    @Test
    void whatAnOximetersProtocolHasNotIsRefused() {
        assertThatThrownBy(() -> device("kind: nonin-oximeter\nname: oximeter\nformat: format-8\nbursts: true"))
                .hasMessageContaining("'bursts' is for format-2 and format-7");
        assertThatThrownBy(() -> device("kind: contec-oximeter\nname: oximeter\nprotocol: bci\nkeep-alive: false"))
                .hasMessageContaining("'keep-alive' is for protocol v7");
    }

    @Test
    void aBenchPumpThatCannotBeIsRefused() {
        assertThatThrownBy(() -> device("kind: new-era-pump\nname: pump\nrate: 5\ndrug: ketamine"))
                .hasMessageContaining("given together");
        assertThatThrownBy(() -> device("kind: new-era-pump\nname: pump\nrate: 500\ndiameter: 10"))
                .hasMessageContaining("the rate is 0 to 240 mL/h for a syringe of 10 mm");
    }

    private static DeviceSpec device(String yaml) {
        String item = "  - " + yaml.indent(4).stripLeading();
        String bed = "patient: [{at: 0s}]\ndevices:\n" + item;
        return StrictYaml.read("bed", bed, BedSpec.class).devices().get(0);
    }

    private static ScenarioFile scenario(
            int count, Map<String, BedSpec> beds, @Nullable BedSpec others, ExpectedAlarm... expect) {
        return new ScenarioFile("test", "A test.", Duration.ofMinutes(1), count, beds, others, List.of(expect));
    }

    private static ExpectedAlarm alarm(String bed) {
        return new ExpectedAlarm("HYPOTENSION", bed, Priority.MEDIUM, Duration.ZERO, Duration.ZERO);
    }

    private static BedSpec bed(PatientPoint... points) {
        return new BedSpec(List.of(points), List.of(), List.of());
    }

    private static BedSpec bedWith(TimedAction action) {
        return new BedSpec(List.of(QUIET), List.of(MONITOR), List.of(action));
    }

    private static TimedAction action(String device, Action action) {
        return new TimedAction(Duration.ZERO, device, action);
    }

    private static PatientPoint point(int seconds, boolean ramp) {
        return new PatientPoint(Duration.ofSeconds(seconds), ramp, Decimal.of(72), null, null, null, null, null);
    }
}
