package org.wardgate.gateway.station;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** {@link Health} as machines read it: {@code {"up":false,"reasons":["..."]}}, with {@code notes} where there are any. */
final class HealthJson {
    private static final JsonFactory JSON = new JsonFactory();

    private HealthJson() {}

    static byte[] write(Health health) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeBooleanField("up", health.isUp());
            write(json, "reasons", health.reasons());
            if (!health.notes().isEmpty()) {
                write(json, "notes", health.notes());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a message in memory could not be written", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
