package org.wardgate.device.profile.drive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.profile.content.MessageReader;
import org.wardgate.device.profile.content.MessageShape;
import org.wardgate.device.profile.content.Mistakes;
import org.wardgate.device.profile.language.AlertKeys;
import org.wardgate.device.profile.language.ClockKeys;
import org.wardgate.device.profile.language.EpisodeKeys;
import org.wardgate.device.profile.language.ProfileFile;
import org.wardgate.device.profile.language.PumpKeys;
import org.wardgate.device.profile.language.QueryKeys;
import org.wardgate.device.profile.language.ReadingKeys;
import org.wardgate.device.profile.language.WaveKeys;
import org.wardgate.model.Decimal;
import org.wardgate.model.Metric;
import org.wardgate.model.MetricCatalogue;
import org.wardgate.model.MetricId;
import org.wardgate.model.Unit;
import org.wardgate.model.UnitConversion;

/** What the messages of a profile become. Immutable. */
public final class Outputs {
    private static final String RAW = "raw:";

    private final ProfileFile profile;
    private final Map<MessageShape, ShapeOutputs> byShape = new HashMap<>();

    private Outputs(ProfileFile profile) {
        this.profile = profile;
    }

    /**
     * Puts together what a profile declares.
     *
     * @param mistakes takes what does not fit together; the result is then of no use.
     */
    public static Outputs of(ProfileFile profile, MessageReader messages, Mistakes mistakes) {
        Names names = new Names(messages, mistakes);
        Outputs outputs = new Outputs(profile);
        List<MetricId> readings = new ArrayList<>();
        for (int i = 0; i < profile.readings().size(); i++) {
            readings.add(reading(profile, i, names, mistakes));
        }
        List<MetricId> waves = new ArrayList<>();
        for (int i = 0; i < profile.waves().size(); i++) {
            waves.add(wave(profile, i, messages, names, mistakes));
        }
        checkEpisodes(profile, messages, names, mistakes);
        checkAlerts(profile, names, mistakes);
        checkPump(profile, names);
        names.requireText(profile.identity().model(), "identity.model");
        names.requireText(profile.identity().serialNumber(), "identity.serial-number");
        profile.identity()
                .attributes()
                .forEach((name, field) -> names.requireText(field, "identity.attributes." + name));
        checkClock(profile, names, mistakes);
        for (MessageShape shape : messages.shapes()) {
            outputs.byShape.put(shape, outputs.of(shape, readings, waves));
        }
        return outputs;
    }

    /** What a message becomes. */
    ShapeOutputs of(MessageShape shape) {
        ShapeOutputs outputs = byShape.get(shape);
        if (outputs == null) {
            throw new IllegalStateException("a message of another profile: " + shape.name());
        }
        return outputs;
    }

    private ShapeOutputs of(MessageShape shape, List<MetricId> readings, List<MetricId> waves) {
        List<EpisodeOutput> episodes = new ArrayList<>();
        for (int i = 0; i < profile.episodes().size(); i++) {
            EpisodeKeys keys = profile.episodes().get(i);
            EpisodeOutput episode = new EpisodeOutput(i, keys, shape, readings(shape, readings, keys.name()));
            if (episode.isAny()) {
                episodes.add(episode);
            }
        }
        List<WaveOutput> curves = new ArrayList<>();
        for (int i = 0; i < waves.size(); i++) {
            WaveKeys keys = profile.waves().get(i);
            if (shape.fieldNames().contains(keys.field())) {
                curves.add(new WaveOutput(i, keys, shape, waves.get(i)));
            }
        }
        List<AlertOutput> alerts = new ArrayList<>();
        for (int i = 0; i < profile.alerts().size(); i++) {
            AlertOutput alert = new AlertOutput(i, profile.alerts().get(i), shape);
            if (alert.when().isAny()) {
                alerts.add(alert);
            }
        }
        return new ShapeOutputs(
                readings(shape, readings, null),
                List.copyOf(episodes),
                List.copyOf(curves),
                List.copyOf(alerts),
                new PumpOutput(profile.pump(), shape, every(shape)));
    }

    /** The readings in a message that belong to an episode, or to none. */
    private List<ReadingOutput> readings(MessageShape shape, List<MetricId> metrics, @Nullable String episode) {
        List<ReadingOutput> values = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            ReadingKeys keys = profile.readings().get(i);
            if (shape.fieldNames().contains(keys.field()) && Objects.equals(keys.episode(), episode)) {
                values.add(new ReadingOutput(i, keys, shape, metrics.get(i)));
            }
        }
        return List.copyOf(values);
    }

    /** How often a message is asked for, the most seldom where several queries are; zero where it is not. */
    private Duration every(MessageShape shape) {
        return profile.queries().stream()
                .filter(query -> shape.answers().contains(query.name()))
                .map(QueryKeys::every)
                .flatMap(Stream::ofNullable)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static MetricId reading(ProfileFile profile, int number, Names names, Mistakes mistakes) {
        ReadingKeys keys = profile.readings().get(number);
        String path = "readings[" + number + "]";
        names.requireField(keys.field(), path + ".field");
        names.requireFlags(keys.invalidIf(), keys.field(), path + ".invalid-if");
        names.requireFlags(keys.questionableIf(), keys.field(), path + ".questionable-if");
        MetricId id = metric(profile, keys.metric(), path + ".metric", mistakes);
        Optional<Metric> known = MetricCatalogue.find(id);
        if (known.isPresent()
                && UnitConversion.convert(
                                Decimal.of(1),
                                new Unit(keys.unit()),
                                known.get().unit())
                        .isEmpty()) {
            mistakes.add(
                    path + ".unit",
                    "no conversion from '" + keys.unit() + "' to '"
                            + known.get().unit().code() + "', the unit of " + keys.metric()
                            + "; use 'scale' or 'factor'");
        }
        return id;
    }

    private static MetricId wave(
            ProfileFile profile, int number, MessageReader messages, Names names, Mistakes mistakes) {
        WaveKeys keys = profile.waves().get(number);
        String path = "waves[" + number + "]";
        names.requireField(keys.field(), path + ".field");
        names.requireFlags(keys.absentIf(), keys.field(), path + ".absent-if");
        boolean curve = messages.shapes().stream()
                .filter(shape -> shape.fieldNames().contains(keys.field()))
                .allMatch(shape -> shape.isCurve(shape.fieldNames().indexOf(keys.field())));
        if (!curve) {
            mistakes.add(path + ".field", "'" + keys.field() + "' is no curve; its field is of kind samples");
        }
        return metric(profile, keys.metric(), path + ".metric", mistakes);
    }

    private static MetricId metric(ProfileFile profile, String text, String path, Mistakes mistakes) {
        if (text.startsWith(RAW) && text.length() > RAW.length()) {
            return new MetricId.Raw(profile.vendor(), text.substring(RAW.length()));
        }
        Optional<Metric> metric = MetricCatalogue.all().stream()
                .filter(known -> known.referenceId().equals(text))
                .findFirst();
        if (metric.isEmpty()) {
            mistakes.add(
                    path,
                    "no metric '" + text + "'; use a reference identifier that Wardgate knows, such as"
                            + " MDC_PULS_OXIM_SAT_O2, or raw: and the device's own code");
        }
        return metric.<MetricId>map(Metric::id).orElse(new MetricId.Raw(profile.vendor(), text));
    }

    private static void checkEpisodes(ProfileFile profile, MessageReader messages, Names names, Mistakes mistakes) {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < profile.episodes().size(); i++) {
            EpisodeKeys episode = profile.episodes().get(i);
            String path = "episodes[" + i + "]";
            names.requireFlags(episode.newIf(), null, path + ".new-if");
            if (!known.add(episode.name())) {
                mistakes.add(path + ".name", "episode '" + episode.name() + "' is there twice");
            }
            List<String> fields = profile.readings().stream()
                    .filter(reading -> episode.name().equals(reading.episode()))
                    .map(ReadingKeys::field)
                    .toList();
            if (fields.isEmpty()) {
                mistakes.add(path + ".name", "no reading belongs to episode '" + episode.name() + "'");
            }
            for (MessageShape shape : messages.shapes()) {
                if (fields.stream().anyMatch(shape.fieldNames()::contains)
                        && !shape.fieldNames().containsAll(fields)) {
                    mistakes.add(
                            path + ".name",
                            "message '" + shape.name() + "' has some of the fields of episode '" + episode.name()
                                    + "' and not all; one result stands in one message");
                }
            }
        }
        for (int i = 0; i < profile.readings().size(); i++) {
            String episode = profile.readings().get(i).episode();
            if (episode != null && !known.contains(episode)) {
                mistakes.add("readings[" + i + "].episode", "no episode '" + episode + "'");
            }
        }
    }

    private static void checkAlerts(ProfileFile profile, Names names, Mistakes mistakes) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < profile.alerts().size(); i++) {
            AlertKeys alert = profile.alerts().get(i);
            String path = "alerts[" + i + "]";
            names.requireFlags(alert.when(), null, path + ".when");
            if (alert.when().isEmpty()) {
                mistakes.add(path + ".when", "an alert has at least one flag");
            }
            if (!codes.add(alert.code())) {
                mistakes.add(path + ".code", "alert '" + alert.code() + "' is there twice");
            }
            if (alert.ifDelivering() != null && profile.pump() == null) {
                mistakes.add(path + ".if-delivering", "only a pump delivers; this profile has no 'pump'");
            }
            if (!alert.until().isEmpty() && profile.pump() == null) {
                mistakes.add(path + ".until", "states are those of a pump; this profile has no 'pump'");
            }
        }
    }

    private static void checkClock(ProfileFile profile, Names names, Mistakes mistakes) {
        ClockKeys clock = profile.clock();
        if (clock == null) {
            return;
        }
        names.requireText(clock.field(), "clock.field");
        try {
            ClockWatch.format(clock.format());
        } catch (IllegalArgumentException e) {
            mistakes.add("clock.format", "not a format of date and time: " + e.getMessage());
        }
    }

    private static void checkPump(ProfileFile profile, Names names) {
        PumpKeys pump = profile.pump();
        if (pump != null) {
            names.requireText(pump.state(), "pump.state");
            names.requireField(pump.rate(), "pump.rate");
            names.requireField(pump.volumeInfused(), "pump.volume-infused");
            names.requireField(pump.volumeToBeInfused(), "pump.volume-to-be-infused");
            names.requireField(pump.timeRemaining(), "pump.time-remaining");
            names.requireField(pump.pressure(), "pump.pressure");
            names.requireText(pump.syringe(), "pump.syringe");
            names.requireFlags(pump.alarmIf(), null, "pump.alarm-if");
        }
    }
}
