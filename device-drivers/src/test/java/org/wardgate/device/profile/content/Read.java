package org.wardgate.device.profile.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.wardgate.bytes.Bytes;
import org.wardgate.config.Doc;
import org.wardgate.config.StrictYaml;
import org.wardgate.device.profile.language.MessageKeys;
import org.wardgate.model.Measurement.Reason;

/** One message that was read as a profile says. */
final class Read {
    private final Message message;

    private Read(Message message) {
        this.message = message;
    }

    /** The part of a profile that says what stands in messages. */
    record Spec(@Doc("The messages.") List<MessageKeys> messages) {}

    /** Reads bytes as a message with these keys, which has no mistakes. */
    static Read bytes(String hex, String keys) {
        return of(Bytes.ofHex(hex), keys);
    }

    static Read text(String text, String keys) {
        return of(Bytes.ofAscii(text), keys);
    }

    static Read of(Bytes bytes, String keys) {
        return new Read(Objects.requireNonNull(reader(keys).read(bytes, shape -> true)));
    }

    /** A reader of one message. */
    static MessageReader reader(String keys) {
        List<String> mistakes = new ArrayList<>();
        String yaml = "messages:\n  - name: message\n" + keys.indent(4);
        MessageReader reader = MessageReader.of(
                StrictYaml.read("messages.yaml", yaml, Spec.class).messages(),
                Layout.ONE_FRAME,
                (path, mistake) -> mistakes.add(path + ": " + mistake));
        assertThat(mistakes).isEmpty();
        return reader;
    }

    /** A field: its number or text, {@code missing} and the reason, or {@code absent}. */
    String field(String name) {
        FieldValue value = message.value(message.shape().fieldNames().indexOf(name));
        if (!value.isThere()) {
            return "absent";
        }
        Reason missing = value.missing();
        if (missing != null) {
            return "missing " + missing.wireName() + " '" + value.spelled() + "'";
        }
        String known = value.known() ? "" : " unknown";
        return value.number() == null ? "'" + value.spelled() + "'" + known : value.number() + known;
    }

    boolean flag(String name) {
        return message.isSet(message.shape().flag(name));
    }
}
