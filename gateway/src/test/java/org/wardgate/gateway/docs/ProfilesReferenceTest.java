package org.wardgate.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardgate.config.ConfigException;
import org.wardgate.config.FromText;
import org.wardgate.config.Problem;
import org.wardgate.device.profile.ProfileReader;
import org.wardgate.device.profile.language.ProfileFile;

/** The page on device profiles: its tables against the records of the language, and every example of it played. */
class ProfilesReferenceTest {
    private static final String PAGE = "docs/reference/profiles.md";
    private static final String WHOLE = "yaml profile";
    private static final String PART = "yaml";
    private static final String REFUSED = "yaml refused";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");
    private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [^|]* \\| ([^|]*) \\|(.*)$");
    private static final Pattern TOP_LEVEL = Pattern.compile("^([a-z-]+):.*");

    /**
     * A block of the page.
     *
     * @param heading the section it stands in.
     * @param kind what stands behind its fence.
     * @param text what is in it.
     */
    record Block(String heading, String kind, String text) {
        @Override
        public String toString() {
            return heading + " (" + kind + ")";
        }
    }

    static Stream<Block> profiles() throws IOException {
        return blocks().stream()
                .filter(block -> block.kind().equals(WHOLE) || block.kind().equals(PART));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyExampleLoadsAndComesTrue(Block block) throws IOException {
        String text = complete(block.text());

        assertThatCode(() -> ProfileReader.read("thermometer.yaml", text)).doesNotThrowAnyException();
    }

    @Test
    void whatIsRefusedIsRefusedInTheWordsOfThePage() throws IOException {
        List<Block> blocks = blocks();
        int refused = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).kind().equals(REFUSED)) {
                String text = complete(blocks.get(i).text());
                ConfigException mistakes =
                        catchThrowableOfType(ConfigException.class, () -> ProfileReader.read("thermometer.yaml", text));
                assertThat(blocks.get(i + 1).kind()).isEqualTo("text");
                assertThat(blocks.get(i + 1).text().lines())
                        .isEqualTo(mistakes.problems().stream()
                                .map(Problem::message)
                                .toList());
                refused++;
            }
        }
        assertThat(refused).isEqualTo(2);
    }

    @Test
    void everyBlockIsOneThatIsChecked() throws IOException {
        assertThat(blocks()).extracting(Block::kind).containsOnly(WHOLE, PART, REFUSED, "text");
    }

    @Test
    void everyKindAndRecordHasASectionWithItsKeysAndNoOther() throws IOException {
        Map<String, Class<?>> sections = new TreeMap<>();
        collect("profile", ProfileFile.class, sections);
        assertThat(sections).hasSizeGreaterThan(40);
        String page = page();
        List<String> wrong = new ArrayList<>();
        sections.forEach((heading, type) -> compare(page, heading, type, wrong));
        assertThat(wrong).isEmpty();
    }

    private static void compare(String page, String heading, Class<?> type, List<String> wrong) {
        String section = section(page, heading);
        if (section.isEmpty()) {
            wrong.add("no section " + heading);
            return;
        }
        Map<String, String> rows = new LinkedHashMap<>();
        KEY.matcher(section).results().forEach(row -> rows.put(row.group(1), row.group()));
        Set<String> keys = Stream.of(type.getRecordComponents())
                .map(component -> ConfigurationKeys.kebab(component.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!keys.equals(new TreeSet<>(rows.keySet()))) {
            wrong.add(heading + " has " + rows.keySet() + " and not " + keys);
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String row = Objects.requireNonNull(rows.get(ConfigurationKeys.kebab(component.getName())));
            for (String expected : ConfigurationKeys.expected(component)) {
                if (!row.contains(expected)) {
                    wrong.add(heading + ": " + expected + " is missing in " + row);
                }
            }
        }
    }

    /** The records below one, by the heading of their section: that of their key, and of their kind where there are several. */
    private static void collect(String heading, Class<?> type, Map<String, Class<?>> sections) {
        sections.put(heading, type);
        for (RecordComponent component : type.getRecordComponents()) {
            String key = ConfigurationKeys.kebab(component.getName());
            Class<?> value = value(component.getGenericType());
            if (value.isSealed()) {
                for (Class<?> kind : value.getPermittedSubclasses()) {
                    collect(key + ": " + ConfigurationKeys.kebab(kind.getSimpleName()), kind, sections);
                }
            } else if (value.isRecord() && !isText(value)) {
                collect(key, value, sections);
            }
        }
    }

    private static Class<?> value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return value(arguments[arguments.length - 1]);
        }
        return (Class<?>) type;
    }

    /** Whether a record is written as one text. */
    private static boolean isText(Class<?> record) {
        return record.getPackageName().equals("org.wardgate.model")
                || Stream.of(record.getDeclaredMethods())
                        .anyMatch((Method method) -> method.isAnnotationPresent(FromText.class));
    }

    /** The first profile of the page with the parts of a text in place of its own. */
    private static String complete(String text) throws IOException {
        Block whole = blocks().stream()
                .filter(block -> block.kind().equals(WHOLE))
                .findFirst()
                .orElseThrow();
        Map<String, String> parts = parts(whole.text());
        parts.putAll(parts(text));
        return String.join("", parts.values());
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        String key = "";
        for (String line : text.lines().toList()) {
            Matcher top = TOP_LEVEL.matcher(line);
            key = top.matches() ? top.group(1) : key;
            parts.merge(key, line + "\n", String::concat);
        }
        return parts;
    }

    private static List<Block> blocks() throws IOException {
        String page = page();
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            int heading = page.lastIndexOf("\n#", matcher.start()) + 1;
            String name = page.substring(heading, page.indexOf('\n', heading)).replaceFirst("#+ ", "");
            blocks.add(new Block(name, matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /** The text from a heading of any level up to the next; empty where there is none. */
    private static String section(String page, String heading) {
        Matcher start =
                Pattern.compile("(?m)^#{2,3} " + Pattern.quote(heading) + "$").matcher(page);
        if (!start.find()) {
            return "";
        }
        int end = page.indexOf("\n#", start.end());
        return page.substring(start.end(), end < 0 ? page.length() : end);
    }

    private static String page() throws IOException {
        return Files.readString(Path.of(Objects.requireNonNull(System.getProperty("wardgate.root")), PAGE));
    }
}
