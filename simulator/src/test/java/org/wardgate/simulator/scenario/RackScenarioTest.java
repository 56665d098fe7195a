package org.wardgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.config.ConfigException;
import org.wardgate.config.StrictYaml;
import org.wardgate.simulator.host.FakeLine;
import org.wardgate.simulator.host.Simulator;
import org.wardgate.simulator.host.TruthLog;
import org.wardgate.time.VirtualTimeSource;

/** Racks of pumps as a scenario's file names them, and what befalls one of their pumps. */
class RackScenarioTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final Simulator simulator = new Simulator(time, Runnable::run);
    private final Map<String, FakeLine> lines = new HashMap<>();

    private static final String RACK = """
            name: x
            description: x
            length: 1h
            beds:
              "1":
                physiology: {seed: 7}
                devices:
                  - kind: bbraun-space
                    name: rack
                    delivery: free
                    pumps:
                      - {place: 1-2, rate: 12.00, drug: ketamine, concentration: 2.0}
                      - {place: 1-10, rate: 60.00, model: volumetric, vtbi: 100.0, label: NaCl}
                actions: [%s]
            bed-count: 1
            """;

    private static final String BASE = """
            name: x
            description: x
            length: 1h
            beds:
              "1":
                patient: [{at: 0s, heart-rate: 72}]
                devices:
                  - kind: fresenius-base
                    name: base
                    pumps:
                      - {place: "1", rate: 12.0, drug: ketamine, concentration: 2.0}
                      - {place: "3", rate: 6.0, label: NaCl}
                actions: [%s]
            bed-count: 1
            """;

    private ScenarioRun play(String file, String... actions) throws IOException {
        ScenarioFile scenario = read(file, actions);
        return ScenarioRun.start(
                scenario.beds(1),
                simulator,
                new BuiltInDevices(),
                name -> lines.computeIfAbsent(name, ignored -> new FakeLine()));
    }

    private static ScenarioFile read(String file, String... actions) {
        return StrictYaml.read("x.yaml", String.format(file, String.join(", ", actions)), ScenarioFile.class);
    }

    private static String befalls(int at, String pump, String action) {
        return String.format(Locale.ROOT, "{at: %ds, device: rack, pump: %s, action: %s}", at, pump, action);
    }

    /** All records of the rack now, without time. */
    private List<String> records() {
        FakeLine line = Objects.requireNonNull(lines.get("bed1-rack"));
        line.sent.clear();
        line.receive(
                Bytes.ofHex("01 30 30 30 33 35 02 43 6F 6D 53 79 73 74 65 6D 2F 31 2F 31 3E 4D 45 4D 3A 47 45 54 03"
                        + "30 30 31 35 33 04"));
        time.advance(Duration.ofMillis(20));
        return line.sent.stream()
                .map(frame ->
                        new String(frame.toArray(), StandardCharsets.UTF_8).replaceAll(".*>|[\u0003\u0017].*", ""))
                .flatMap(text -> Stream.of(text.split("\u001E")))
                .map(record -> record.replaceFirst("^[0-9]+,", ""))
                .toList();
    }

    private List<String> at(ScenarioRun run, int seconds) {
        time.advance(Duration.ofSeconds(seconds).minus(run.elapsed()));
        return records();
    }

    @Test
    void whatBefallsOnePumpBefallsNoOther() throws IOException {
        ScenarioRun run = play(
                RACK,
                befalls(10, "1-2", "occlude"),
                befalls(50, "1-2", "release-occlusion"),
                befalls(51, "1-2", "run"),
                befalls(60, "1-2", "hold"),
                befalls(70, "1-2", "run"),
                befalls(80, "1-10", "open-door"),
                befalls(90, "1-10", "close-door"),
                befalls(91, "1-10", "run"),
                befalls(100, "1-10", "air"),
                befalls(110, "1-10", "run"),
                befalls(120, "1-10", "kvo"),
                befalls(130, "1-10", "standby, lasting: 5min"),
                befalls(140, "1-2", "bolus, volume: 4"),
                befalls(160, "1-2", "mains-off"),
                befalls(161, "1-2", "drain-battery"),
                befalls(170, "1-2", "mains-on"),
                befalls(180, "1-2", "near-end"),
                befalls(190, "1-2", "end"),
                befalls(200, "1-10", "run"),
                befalls(201, "1-10", "set-rate, rate: 30.00"));

        assertThat(at(run, 5)).contains("50112,INM3,1", "5011A,INM3,1", "50112,INSOL,Ketamine", "5011A,INSOL,NaCl");
        assertThat(at(run, 49)).contains("50112,INA3,1", "50112,INM3,0", "5011A,INA3,0", "5011A,INM3,1");
        assertThat(at(run, 55)).contains("50112,INA3,0", "50112,INM3,1");
        assertThat(at(run, 65)).contains("50112,INM3,0", "5011A,INM3,1");
        assertThat(at(run, 85)).contains("50112,INM3,1", "5011A,INA13,1", "5011A,INM3,0");
        assertThat(at(run, 95)).contains("5011A,INA13,0", "5011A,INM3,1");
        assertThat(at(run, 105)).contains("5011A,INA15,1", "5011A,INM3,0", "50112,INM3,1");
        assertThat(at(run, 125)).contains("5011A,INM10,1", "5011A,INRT,3.00", "5011A,INA7,1");
        assertThat(at(run, 135)).contains("5011A,INM6,1", "5011A,INSTBY,4", "50112,INM6,0");
        assertThat(at(run, 145)).contains("50112,INM2,1", "50112,INRT,800.00");
        assertThat(at(run, 165)).contains("50112,INM8,0", "50112,INA11,1", "50112,INAKKU,9", "5011A,INM8,1");
        assertThat(at(run, 175)).contains("50112,INM8,1", "50112,INA11,0");
        assertThat(at(run, 185)).contains("50112,INA12,1", "50112,INM3,1");
        assertThat(at(run, 195)).contains("50112,INA2,1", "50112,INM3,0");
        assertThat(at(run, 205)).contains("5011A,INRT,30.00", "5011A,INM6,0");
        assertThat(simulator.violations()).isZero();
    }

    @Test
    void aPumpIsTakenOutMovedAndExchanged() throws IOException {
        TruthLog log = new TruthLog(3);
        simulator.keepTruth(log);
        ScenarioRun run = play(
                RACK,
                befalls(10, "1-2", "take-out"),
                befalls(20, "1-2", "put-in, slot: 1-3"),
                befalls(30, "1-3", "exchange, serial: \"815\""),
                befalls(40, "1-10", "take-out"),
                befalls(50, "1-10", "put-in"),
                "{at: 60s, device: rack, action: power-cycle}");

        assertThat(at(run, 5)).contains("50112,INSERNUM,36248", "5011A,INSERNUM,36249");
        assertThat(at(run, 15)).contains("50112,GNERR,39").doesNotContain("50112,INM3,1");
        assertThat(at(run, 25)).contains("50113,GNNEW,688F030006", "50113,INSERNUM,36248", "50113,INM3,1");
        assertThat(at(run, 35)).contains("50113,GNNEW,688F030006", "50113,INSERNUM,815", "50113,INVI,0.0");
        assertThat(at(run, 45)).contains("5011A,GNERR,39");
        assertThat(at(run, 55)).contains("5011A,GNNEW,686F030006", "5011A,INM8,1");
        assertThat(at(run, 65)).contains("50113,GNNEW,688F030006", "5011A,INM3,1");

        assertThat(log.of("bed1-rack-1-2", "rate")).hasSize(1);
        assertThat(log.of("bed1-rack-1-3", "rate"))
                .last()
                .satisfies(said -> assertThat(said.value().toString()).isEqualTo("12.00"));
        assertThat(log.of("bed1-rack-1-10", "volume-to-be-infused")).isNotEmpty();
        assertThat(log.of("bed1-rack", "rate")).isEmpty();
    }

    /** Both pumps of a rack reach the patient; only one has a drug, wherever it stands and when nobody hears it. */
    @Test
    void theDrugOfAPumpActsWhereverThePumpStands() throws IOException {
        String monitor = "devices:\n      - {kind: masimo-oximeter, name: oximeter}\n";
        double untouched = pulseRate(RACK.replace("devices:\n", monitor), befalls(1, "1-2", "set-rate, rate: 800.00"));
        double moved = pulseRate(
                RACK.replace("devices:\n", monitor),
                befalls(1, "1-2", "set-rate, rate: 800.00"),
                befalls(2, "1-2", "take-out"),
                befalls(100, "1-2", "put-in, slot: 1-7"));
        double held = pulseRate(RACK.replace("devices:\n", monitor), befalls(1, "1-2", "hold"));

        assertThat(moved).isEqualTo(untouched);
        assertThat(held).isNotEqualTo(untouched);
    }

    /** The pulse rate that the oximeter prints after four minutes. */
    private static double pulseRate(String file, String... actions) throws IOException {
        VirtualTimeSource own = new VirtualTimeSource();
        Map<String, FakeLine> ownLines = new HashMap<>();
        try (Simulator simulator = new Simulator(own, Runnable::run)) {
            ScenarioRun.start(
                    read(file, actions).beds(1),
                    simulator,
                    new BuiltInDevices(),
                    name -> ownLines.computeIfAbsent(name, ignored -> new FakeLine()));
            own.advance(Duration.ofMinutes(4));
        }
        List<Bytes> sent = Objects.requireNonNull(ownLines.get("bed1-oximeter")).sent;
        String last = sent.get(sent.size() - 1).toAscii();
        return Double.parseDouble(last.replaceAll("(?s).*BPM=0*([0-9]+).*", "$1"));
    }

    @Test
    void pumpsOfABaseAreNamedByTheirModules() throws IOException {
        TruthLog log = new TruthLog(3);
        simulator.keepTruth(log);
        ScenarioRun run = play(
                BASE,
                "{at: 10s, device: base, pump: \"3\", action: hold}",
                "{at: 20s, device: base, pump: \"3\", action: take-out}",
                "{at: 30s, device: base, pump: \"3\", action: put-in, slot: \"5\"}");
        FakeLine line = Objects.requireNonNull(lines.get("bed1-base"));
        line.receive(Bytes.ofAscii("\u00020DC48\u0003"));
        time.advance(Duration.ofMillis(20));
        line.receive(Bytes.ofAscii("\u00023DC45\u0003"));
        time.advance(Duration.ofMillis(20));
        line.receive(Bytes.ofAscii("\u00023LE;d9C\u0003"));
        time.advance(Duration.ofMillis(20));
        assertThat(line.sent).last().isEqualTo(Bytes.ofAscii("\u00023C;d003C14\u0003"));
        assertThat(log.of("bed1-base-3", "rate")).hasSize(1);

        time.advance(Duration.ofSeconds(35).minus(run.elapsed()));
        line.sent.clear();
        line.receive(Bytes.ofAscii("\u00020LE;bA1\u0003"));
        time.advance(Duration.ofMillis(20));
        assertThat(line.sent).last().isEqualTo(Bytes.ofAscii("\u00020C;b118D\u0003"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{at: 1s, device: rack, action: occlude} | 'pump' names one of the pumps",
                "{at: 1s, device: rack, action: unplug, pump: 1-2} | 'pump' names one of the pumps",
                "{at: 1s, device: rack, action: occlude, pump: 1-3} | no pump ever stands in place '1-3'",
                "{at: 1s, device: rack, action: put-in, pump: 1-2, slot: 2-1} | 'rack' has no place '2-1'",
                "{at: 1s, device: rack, action: hold, pump: 1-2, slot: 1-1} | 'slot' is for action put-in",
                "{at: 1s, device: rack, action: exchange, pump: 1-2} | 'serial' belongs to exchange",
                "{at: 1s, device: rack, action: hold, pump: 1-2, serial: a} | 'serial' belongs to exchange",
                "{at: 1s, device: rack, action: bolus, pump: 1-2} | 'volume' belongs to bolus",
                "{at: 1s, device: rack, action: hold, pump: 1-2, lasting: 1s} | standby may be 'lasting'",
                "{at: 1s, device: rack, action: finger-off} | which is not an oximeter"
            })
    void actionsThatCannotBeAreRefused(String action, String why) {
        assertThatThrownBy(() -> read(RACK, action))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "place: 1-10 | place: 1-2 | once each, not '1-2'",
                "place: 1-10 | place: 2-1 | a place is 1-1 to 1-24",
                "place: 1-10 | place: 1-25 | a place is 1-1 to 1-24",
                "vtbi: 100.0 | serial: SN5 | serial number is 0 to 262143",
                "vtbi: 100.0 | serial: '262144' | serial number is 0 to 262143",
                "vtbi: 100.0 | dose-mode: true | needs 'drug' and 'concentration'",
                "vtbi: 100.0 | drug: ketamine | given together",
                "name: rack | {name: rack, bed-name: a b} | 1 to 15 characters"
            })
    void racksThatCannotBeAreRefused(String what, String other, String why) {
        String file = RACK.replace(what, other.replaceAll("[{}]", "").replace(", bed", "\n        bed"));
        assertThatThrownBy(() -> read(file)).isInstanceOf(ConfigException.class).hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'label: NaCl' | 'model: volumetric' | syringe pumps only",
                "'place: \"3\"' | 'place: \"6\"' | a place is 1 to 5",
                "'drug: ketamine' | 'dose-mode: true, drug: ketamine' | tells no dose rate",
                "'name: base' | 'stand-alone: true, name: base' | a place is 1,"
            })
    void basesThatCannotBeAreRefused(String what, String other, String why) {
        String file = BASE.replace(what, other.replace("true, name", "true\n        name"));
        assertThatThrownBy(() -> read(file)).isInstanceOf(ConfigException.class).hasMessageContaining(why);
    }
}
