package org.wardgate.config;

import java.util.List;

/** A part of a YAML document with its place in the file. */
sealed interface YamlNode {
    /** Where it begins. */
    Position position();

    /** What it is, in the words of a mistake. */
    String describe();

    /** One value. {@code plain} is whether it stands without quotes. */
    record Scalar(Position position, String text, boolean plain) implements YamlNode {
        private static final int SHOWN_CHARACTERS = 40;

        /** Whether it is how YAML spells that there is no value. */
        boolean isNull() {
            return plain
                    && (text.isEmpty()
                            || text.equals("~")
                            || text.equals("null")
                            || text.equals("Null")
                            || text.equals("NULL"));
        }

        @Override
        public String describe() {
            String shown = text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
            return "'" + shown.replace("\n", "\\n") + "'";
        }
    }

    /** Keys and values in the order of the file; no key twice. */
    record Mapping(Position position, List<Entry> entries) implements YamlNode {
        @Override
        public String describe() {
            return "a mapping";
        }
    }

    /** Values in order. */
    record Sequence(Position position, List<YamlNode> items) implements YamlNode {
        @Override
        public String describe() {
            return "a list";
        }
    }

    /** Something refused, which has been reported already. */
    record Refused(Position position) implements YamlNode {
        @Override
        public String describe() {
            return "a refused value";
        }
    }

    /** A key with its value. */
    record Entry(Position position, String key, YamlNode value) {}
}
