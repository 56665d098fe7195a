package org.wardgate.device.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.wardgate.bytes.Bytes;

/**
 * A row of the table of control commands.
 *
 * @param bytes the whole command with the right checksum.
 * @param device who would obey.
 * @param source the device document and the part of it.
 */
public record ControlCommand(String body, Bytes bytes, String device, String source) {

    /** The whole table. */
    public static List<ControlCommand> all() {
        try (InputStream in =
                Objects.requireNonNull(ControlCommand.class.getResourceAsStream("control-commands.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(ControlCommand::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ControlCommand parse(String line) {
        List<String> columns = Arrays.asList(line.split(" \\| ", -1));
        if (columns.size() != 4) {
            throw new IllegalArgumentException("a row needs four columns: " + line);
        }
        String body = columns.get(1);
        return new ControlCommand(body, WireKit.frame(columns.get(0), body), columns.get(2), columns.get(3));
    }

    @Override
    public String toString() {
        return device + " " + body;
    }
}
