package org.wardgate.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.driver.DriverProvider;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.guard.RefusalReason;
import org.wardgate.device.profile.ProfileProvider;
import org.wardgate.device.profile.approval.ApprovedQueriesFile;
import org.wardgate.gateway.alarm.Condition;
import org.wardgate.gateway.alarm.Inactivation;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.gateway.cli.Wardgate;
import org.wardgate.gateway.config.AlarmFile;
import org.wardgate.gateway.config.DeviceFile;
import org.wardgate.gateway.config.DriverLibrary;
import org.wardgate.gateway.config.GatewayFile;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Quality;
import org.wardgate.simulator.scenario.ScenarioFile;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class DocumentationTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("wardgate.root")));
    private static final Path REFERENCE = ROOT.resolve("docs/reference");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
    private static final Pattern OPTION = Pattern.compile("(?m)^\\| (`-[^|]*)\\|");
    private static final Pattern CODE = Pattern.compile("`(-[A-Za-z-]+)`");
    private static final Pattern KEY_CELL = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");

    @Test
    void everyRelativeLinkLeadsToAFileAndAHeading() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher links = LINK.matcher(withoutCodeBlocks(Files.readString(page)));
            while (links.find()) {
                String link = links.group(1);
                if (!link.matches("[a-z]+:.*") && !isResolved(page, link)) {
                    broken.add(ROOT.relativize(page) + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageOfTheDocumentationIsLinkedFromAnother() throws IOException {
        Set<Path> linked = new TreeSet<>();
        for (Path page : pages()) {
            Matcher links = LINK.matcher(withoutCodeBlocks(Files.readString(page)));
            while (links.find()) {
                String file = links.group(1).replaceFirst("#.*", "");
                if (!file.isEmpty() && !file.contains(":")) {
                    linked.add(page.resolveSibling(file).normalize());
                }
            }
        }
        assertThat(pages().stream().filter(page -> !page.equals(ROOT.resolve("README.md"))))
                .allMatch(linked::contains);
    }

    @Test
    void theCommandLineIsDocumentedWholeAndNothingElseIs() throws IOException {
        String page = reference("cli.md");
        CommandLine wardgate = new CommandLine(Wardgate.class);
        Set<String> common = new TreeSet<>();
        wardgate.getCommandSpec().options().forEach(option -> common.addAll(List.of(option.names())));
        assertThat(options(page.substring(0, page.indexOf("\n## ")))).isEqualTo(common);
        Map<String, CommandLine> commands = commands(wardgate, "");
        commands.forEach((name, command) -> {
            CommandSpec spec = command.getCommandSpec();
            String section = section(page, "## " + name);
            Set<String> own = new TreeSet<>();
            spec.options().forEach(option -> own.addAll(List.of(option.names())));
            own.removeAll(common);
            assertThat(options(section)).as(name).isEqualTo(own);
            spec.positionalParameters()
                    .forEach(parameter -> assertThat(section).contains("| `" + parameter.paramLabel() + "` |"));
        });
        List<String> sections = HEADING.matcher(page)
                .results()
                .map(heading -> heading.group(1))
                .filter(heading -> Character.isLowerCase(heading.charAt(0)))
                .toList();
        assertThat(sections).containsExactlyInAnyOrderElementsOf(commands.keySet());
    }

    /** Every command below one, by its words: {@code bench scale}. */
    private static Map<String, CommandLine> commands(CommandLine above, String words) {
        Map<String, CommandLine> commands = new TreeMap<>();
        above.getSubcommands().forEach((name, command) -> {
            commands.put(words + name, command);
            commands.putAll(commands(command, words + name + " "));
        });
        return commands;
    }

    @Test
    void everyExitCodeIsDocumented() throws ReflectiveOperationException, IOException {
        String page = section(reference("cli.md"), "## Exit codes");
        int codes = 0;
        for (Field field : Class.forName("org.wardgate.gateway.cli.ExitCode").getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class && !field.isSynthetic()) {
                field.setAccessible(true);
                assertThat(page).contains("| " + field.getInt(null) + " | `" + field.getName() + "` |");
                codes++;
            }
        }
        assertThat(codes).isEqualTo((int)
                page.lines().filter(line -> line.matches("\\| \\d.*")).count());
    }

    @Test
    void everyConfigurationKeyIsDocumentedWithItsDefaultAndRangeAndNoOther() throws IOException {
        String page = reference("configuration.md");
        assertKeys(section(page, "## gateway"), ConfigurationKeys.of(GatewayFile.class));
        assertKeys(section(page, "## devices"), ConfigurationKeys.of(DeviceFile.class));
        assertKeys(section(page, "## alarms"), ConfigurationKeys.of(AlarmFile.class));
        assertKeys(section(page, "## scenarios"), ConfigurationKeys.of(ScenarioFile.class));
        assertKeys(section(page, "## approved queries"), ConfigurationKeys.of(ApprovedQueriesFile.class));
    }

    @Test
    void everyRuleThatShipsIsDocumented() throws IOException {
        String rules = section(reference("alarms.md"), "## Rules");
        Set<String> ids = new TreeSet<>(List.of("LINE_LOST", "BAD_FRAMES", "STALE_DATA", "DEVICE_ALERT"));
        try (Stream<Path> files = Files.list(ROOT.resolve("config/alarms"))) {
            for (Path file : files.toList()) {
                StrictYaml.read(file, AlarmFile.class).rules().forEach(rule -> ids.add(rule.id()));
            }
        }
        assertThat(ids).allSatisfy(id -> assertThat(rules).contains("| `" + id + "` |"));
    }

    @Test
    void everyNameOnTheWireIsOnItsPage() throws IOException {
        String alarms = reference("alarms.md");
        assertNames(alarms, Phase.values());
        assertNames(alarms, Condition.values());
        assertNames(alarms, Inactivation.values());
        String errors = reference("errors.md");
        assertNames(errors, LineState.Status.values());
        assertNames(errors, LineState.Cause.values());
        assertNames(errors, WireInput.Reason.values());
        assertNames(errors, RefusalReason.values());
        String events = reference("events.md");
        assertNames(events, LineState.Status.values());
        assertNames(events, LineState.Cause.values());
        assertNames(events, Measurement.Reason.values());
        assertNames(events, Quality.values());
        assertNames(events, PumpStatus.State.values());
    }

    @Test
    void everyProfileIsInTheListOfDevices() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        assertThat(DriverRegistry.load().profiles())
                .allSatisfy(profile -> assertThat(readme).contains("| `" + profile + "` |"));
        assertThat(DriverLibrary.shippedProfiles())
                .allSatisfy(profile -> assertThat(readme).contains("`" + profile + "`"));
    }

    /** Each device has one row; that of a profile says what the profile itself says: whether it asks, and what proves it. */
    @Test
    void everyDeviceThatIsReadHasItsRow() throws IOException {
        List<String> rows = section(reference("devices.md"), "## What is read")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<DriverProvider> providers = DriverLibrary.shipped().providers().toList();
        assertThat(rows).hasSameSizeAs(providers);
        for (DriverProvider provider : providers) {
            String row = rows.stream()
                    .filter(line -> line.startsWith("| `" + provider.profile() + "` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row for " + provider.profile()));
            if (provider instanceof ProfileProvider profile) {
                String evidence = profile.declared().file().evidence().name();
                String word =
                        evidence.toLowerCase(Locale.ROOT).replace("real_", "").replace('_', ' ');
                assertThat(row).contains(profile.asks() ? "| profile, asks | " + word : "| profile, listens | " + word);
                boolean checked = profile.declared().file().framing().checksum() != null;
                assertThat(row.contains("no check"))
                        .as(provider.profile() + " has no check")
                        .isEqualTo(!checked);
            } else {
                assertThat(row).contains("| driver |");
            }
        }
    }

    @Test
    void everyLibraryInTheJarIsNamedWithTheVersionOfTheBuild() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String page = Files.readString(ROOT.resolve("THIRD-PARTY.md"));
        String properties = pom.substring(pom.indexOf("<!-- dependencies -->"), pom.indexOf("<!-- test dependencies"));
        List<String> versions = Pattern.compile("<[a-z-]+\\.version>([^<]+)<")
                .matcher(properties)
                .results()
                .map(version -> version.group(1))
                .toList();
        assertThat(versions).isNotEmpty().allSatisfy(version -> assertThat(page).contains("| " + version + " |"));
    }

    private static void assertKeys(String section, List<ConfigurationKeys.Key> keys) {
        Set<String> documented = new TreeSet<>();
        KEY_CELL.matcher(section)
                .results()
                .forEach(cell ->
                        documented.addAll(List.of(cell.group(1).replace("`", "").split(", ", -1))));
        assertThat(documented)
                .isEqualTo(
                        keys.stream().map(ConfigurationKeys.Key::path).collect(Collectors.toCollection(TreeSet::new)));
        for (ConfigurationKeys.Key key : keys) {
            String row = section.lines()
                    .filter(line ->
                            line.startsWith("| `") && line.split(" \\| ", 2)[0].contains("`" + key.path() + "`"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row).contains(key.expected());
        }
    }

    /** By their spelling on the wire, which all of these enums derive from the constant's name. */
    private static void assertNames(String page, Enum<?>[] constants) {
        assertThat(Arrays.stream(constants)
                        .map(constant ->
                                "`" + constant.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).contains(name));
    }

    private static Set<String> options(String section) {
        return OPTION.matcher(section)
                .results()
                .flatMap(cell -> CODE.matcher(cell.group(1)).results())
                .map(option -> option.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text of a heading of the second level up to the next one. */
    private static String section(String page, String heading) {
        int start = page.indexOf("\n" + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }

    private static boolean isResolved(Path page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || HEADING.matcher(Files.readString(target))
                        .results()
                        .map(DocumentationTest::anchor)
                        .anyMatch(parts[1]::equals);
    }

    /** The anchor that the usual renderers make of a heading. */
    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    private static String withoutCodeBlocks(String text) {
        return text.replaceAll("(?s)```.*?```", "");
    }

    private static String reference(String name) throws IOException {
        return Files.readString(REFERENCE.resolve(name));
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(top, below)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(pages::add);
        }
        return pages;
    }
}
