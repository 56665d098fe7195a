package org.wardgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;

class JsonSchemaTest {

    /** A key of every type, each with all that can be said of one. The same text each time, so that a schema can be kept and compared. */
    @Test
    void aSchemaSaysOfEveryKeyWhatTheBinderKnowsOfIt() throws IOException {
        String expected;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("sample.schema.json"))) {
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(JsonSchema.of("A sample", SampleConfig.class)).isEqualTo(expected);
        assertThat(JsonSchema.of("A sample", SampleConfig.class)).isEqualTo(expected);
    }

    @Test
    void aRecordWithinItselfIsDefinedOnce() {
        assertThat(JsonSchema.of("A tree", Tree.class)).isEqualTo("""
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "A tree",
                  "type": "object",
                  "properties": {
                    "branches": {
                      "type": "array",
                      "items": {
                        "$ref": "#/$defs/JsonSchemaTest.Tree"
                      },
                      "default": [ ]
                    }
                  },
                  "additionalProperties": false,
                  "$defs": {
                    "JsonSchemaTest.Tree": {
                      "type": "object",
                      "properties": {
                        "branches": {
                          "type": "array",
                          "items": {
                            "$ref": "#/$defs/JsonSchemaTest.Tree"
                          },
                          "default": [ ]
                        }
                      },
                      "additionalProperties": false
                    }
                  }
                }
                """);
    }

    /** What stands in quotes in a default is a text, as in a file. */
    @Test
    void aDefaultIsSpelledAsInAFile() {
        assertThat(JsonSchema.of("Defaults", Defaults.class))
                .contains("\"default\": \"12\"")
                .contains("\"default\": true")
                .contains("\"default\": 1.50")
                .contains("\"default\": {\n        \"kind\": \"token-file\",\n        \"file\": \"x\"\n      }");
    }

    /** Bytes in hexadecimal may look like a number, and what a type reads by itself may too. */
    @Test
    void aTextWithAGrammarOfItsOwnMayLookLikeANumber() {
        assertThat(JsonSchema.of("x", Grammars.class)).contains("""
                    "bytes": {
                      "type": [ "string", "number" ],
                      "minLength": 1
                    }
                """);
    }

    @Test
    void aRecordThatCannotBeConfiguredIsTheProgrammersMistake() {
        assertThatThrownBy(() -> JsonSchema.of("x", Unbindable.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("class java.lang.Object");
        assertThatThrownBy(() -> JsonSchema.of("x", BadDefault.class)).isInstanceOf(IllegalStateException.class);
    }

    record Tree(@Default("[]") List<Tree> branches) {}

    record Defaults(
            @Default("'12'") String text,
            @Default("true") boolean truth,
            @Default("1.50") Decimal number,
            @Default("{kind: token-file, file: x}") SampleConfig.Access access) {}

    record Grammars(Bytes bytes) {}

    record Unbindable(Object value) {}

    record BadDefault(@Default("[") List<String> texts) {}
}
