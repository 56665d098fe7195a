package org.wardgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.wardgate.config.EffectiveConfig;
import org.wardgate.config.StrictYaml;
import org.wardgate.model.Decimal;

class ScenarioKeysTest {

    /** What the file says is what the record has, key by key: nothing is lost, swapped or left to its default. */
    @Test
    void everyKeyIsMapped() throws IOException {
        String file;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("every-key.yaml"))) {
            file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        List<String> spelled = EffectiveConfig.lines(StrictYaml.read("every-key.yaml", file, ScenarioFile.class));

        assertThat(spelled.stream().map(line -> line.replace(" # default", "")))
                .containsExactlyElementsOf(file.lines().toList());
        Set<String> changed = new TreeSet<>();
        spelled.stream()
                .filter(line -> !line.endsWith(" # default"))
                .forEach(
                        line -> changed.add(line.strip().replaceFirst("^- ", "").replaceFirst(":.*", "")));
        Set<String> keys = new TreeSet<>();
        collect(ScenarioFile.class, keys);
        assertThat(changed).containsAll(keys);
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        ScenarioFile shortest = StrictYaml.read("x.yaml", """
                name: x
                description: x
                length: 1min
                others:
                  physiology: {courses: [{of: pressure, by: offset, knots: [{at: 1s, value: -5}]}]}
                  devices:
                    - {kind: alaris-asena, name: pump, rate: 1}
                    - {kind: philips-intellivue, name: monitor}
                    - {kind: datex-ohmeda, name: datex}
                    - {kind: masimo-oximeter, name: masimo}
                    - {kind: nellcor-oximeter, name: nellcor}
                    - {kind: nonin-oximeter, name: nonin, format: ascii}
                    - {kind: contec-oximeter, name: contec, protocol: bci}
                    - {kind: draeger-medibus, name: ventilator}
                    - {kind: new-era-pump, name: bench, rate: 1}
                    - {kind: capnostream-capnograph, name: capnograph}
                    - {kind: terumo-syringe, name: terumo, rate: 1}
                    - {kind: neurowave-pump, name: neurowave, rate: 1}
                    - {kind: legato-syringe, name: legato, rate: 1}
                    - {kind: bbraun-space, name: rack, pumps: [{place: 1-2, rate: 1}]}
                    - {kind: fresenius-base, name: base, pumps: [{place: "1", rate: 1}]}
                  actions:
                    - at: 1s
                      device: pump
                      action: disturb
                      faults:
                        - {kind: bit-errors, rate: 0.1}
                        - {kind: wrong-baud, device-baud: 9600, client-baud: 4800}
                        - {kind: partial, first-bytes: 1}
                    - {at: 2s, device: monitor, action: jump-clock, jump: {by: 1s}}
                """, ScenarioFile.class);

        assertThat(String.join("\n", EffectiveConfig.lines(shortest)) + "\n").isEqualTo("""
                name: x
                description: x
                length: 1min
                bed-count: 4 # default
                beds: {} # default
                others:
                  patient: [] # default
                  physiology:
                    preset: adult # default
                    weight: 70 # default
                    seed: 1 # default
                    kinetics: [] # default
                    response-gain: 1.0 # default
                    baroreflex: true # default
                    variation: false # default
                    courses:
                      - of: pressure
                        by: offset
                        from: 0s # default
                        knots:
                          - at: 1s
                            value: -5
                    disturbances: [] # default
                  devices:
                    - kind: alaris-asena
                      name: pump
                      syringe: BD PLASTIPAK # default
                      syringe-size: 50 # default
                      rate: 1
                      running: true # default
                    - kind: philips-intellivue
                      name: monitor
                      sensors: [ecg, oximeter] # default
                    - kind: datex-ohmeda
                      name: datex
                      level: 11 # default
                      sensors: [ecg, oximeter] # default
                    - kind: masimo-oximeter
                      name: masimo
                      model: rad-8 # default
                    - kind: nellcor-oximeter
                      name: nellcor
                      upper-case-months: false # default
                    - kind: nonin-oximeter
                      name: nonin
                      format: ascii
                      bursts: false # default
                    - kind: contec-oximeter
                      name: contec
                      protocol: bci
                      keep-alive: true # default
                    - kind: draeger-medibus
                      name: ventilator
                      curves: true # default
                    - kind: new-era-pump
                      name: bench
                      address: 0 # default
                      diameter: 26.59 # default
                      rate: 1
                      running: true # default
                    - kind: capnostream-capnograph
                      name: capnograph
                      pressure-unit: mmhg # default
                    - kind: terumo-syringe
                      name: terumo
                      rate: 1
                      running: true # default
                    - kind: neurowave-pump
                      name: neurowave
                      rate: 1
                      running: true # default
                    - kind: legato-syringe
                      name: legato
                      rate: 1
                      running: true # default
                    - kind: bbraun-space
                      name: rack
                      bed-name: ComSystem # default
                      pillars: 1 # default
                      stuffing: false # default
                      slot-style: character # default
                      delivery: strict # default
                      pumps:
                        - place: "1-2"
                          model: syringe # default
                          syringe-size: 50 # default
                          rate: 1
                          running: true # default
                          kvo: false # default
                          dose-mode: false # default
                    - kind: fresenius-base
                      name: base
                      stand-alone: false # default
                      drug-names: true # default
                      pumps:
                        - place: "1"
                          model: syringe # default
                          syringe-size: 50 # default
                          rate: 1
                          running: true # default
                          kvo: false # default
                          dose-mode: false # default
                  actions:
                    - at: 1s
                      device: pump
                      action: disturb
                      bytes-per-second: 960 # default
                      seed: 1 # default
                      faults:
                        - kind: bit-errors
                          rate: 0.1
                          direction: from-device # default
                          seed: 1 # default
                        - kind: wrong-baud
                          device-baud: 9600
                          client-baud: 4800
                          parity: none # default
                          direction: from-device # default
                        - kind: partial
                          first-bytes: 1
                          every: 1 # default
                    - at: 2s
                      device: monitor
                      action: jump-clock
                      bytes-per-second: 960 # default
                      seed: 1 # default
                      faults: [] # default
                      jump:
                        clock: absolute # default
                        by: 1s
                        backwards: false # default
                expect: [] # default
                """);
    }

    private static void collect(Type type, Set<String> keys) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            collect(arguments[arguments.length - 1], keys);
        } else if (type instanceof Class<?> choice && choice.isSealed()) {
            List.of(choice.getPermittedSubclasses()).forEach(kind -> collect(kind, keys));
        } else if (type instanceof Class<?> record && record.isRecord() && record != Decimal.class) {
            for (RecordComponent component : record.getRecordComponents()) {
                keys.add(component.getName().replaceAll("(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT));
                collect(component.getGenericType(), keys);
            }
        }
    }
}
