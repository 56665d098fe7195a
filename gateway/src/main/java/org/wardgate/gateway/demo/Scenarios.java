package org.wardgate.gateway.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.wardgate.config.StrictYaml;
import org.wardgate.gateway.alarm.AlarmProfile;
import org.wardgate.gateway.config.AlarmFile;
import org.wardgate.simulator.scenario.ScenarioFile;

/** What comes with Wardgate, inside its jar: scenarios and alarm profiles, by name. */
public final class Scenarios {
    private static final List<String> SHIPPED = List.of(
            "anaphylaxis",
            "cable-pulled",
            "frozen-monitor",
            "ketamine-hypertension",
            "lidocaine-toxicity",
            "occlusion",
            "pressure-falls",
            "quiet-ward",
            "respiratory-depression",
            "tachycardia",
            "vasovagal-during-ketamine");

    private Scenarios() {}

    /** The names of the scenarios that come with Wardgate. */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /**
     * A scenario by the name of one that comes with Wardgate, or by the path of a file.
     *
     * @throws IOException where there is no such scenario.
     */
    public static ScenarioFile load(String nameOrPath) throws IOException {
        if (nameOrPath.endsWith(".yaml") || nameOrPath.contains("/")) {
            return StrictYaml.read(Path.of(nameOrPath), ScenarioFile.class);
        }
        String resource = "config/scenarios/" + nameOrPath + ".yaml";
        return StrictYaml.read(resource, text(resource, nameOrPath), ScenarioFile.class);
    }

    /** The alarm profile for adults that comes with Wardgate. */
    public static AlarmProfile adultAlarms() throws IOException {
        String resource = "config/alarms/adult.yaml";
        return StrictYaml.read(resource, text(resource, "adult"), AlarmFile.class)
                .toProfile();
    }

    private static String text(String resource, String name) throws IOException {
        try (InputStream in = Scenarios.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no scenario '" + name
                        + "' comes with Wardgate; give one of config/scenarios, or the path of a .yaml file");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
