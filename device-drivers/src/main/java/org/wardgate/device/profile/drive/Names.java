package org.wardgate.device.profile.drive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.profile.content.MessageReader;
import org.wardgate.device.profile.content.MessageShape;
import org.wardgate.device.profile.content.Mistakes;

/** Finds fields and flags that the parts of a profile name, and reports those that no message has. */
final class Names {
    private final MessageReader messages;
    private final Mistakes mistakes;

    Names(MessageReader messages, Mistakes mistakes) {
        this.messages = messages;
        this.mistakes = mistakes;
    }

    /** Reports a field that no message has. */
    void requireField(@Nullable String field, String path) {
        boolean known = field == null
                || messages.shapes().stream()
                        .anyMatch(shape -> shape.fieldNames().contains(field));
        if (!known) {
            List<String> all = messages.shapes().stream()
                    .flatMap(shape -> shape.fieldNames().stream())
                    .distinct()
                    .toList();
            mistakes.add(path, "no message has a field '" + field + "'; there are " + String.join(", ", all));
        }
    }

    /** Reports a field that no message has, or that one of them reads as a number though it is text. */
    void requireText(@Nullable String field, String path) {
        requireField(field, path);
        boolean number = field != null && messages.shapes().stream().anyMatch(shape -> shape.readsAsNumber(field));
        if (number) {
            mistakes.add(path, "'" + field + "' is read as a number, and is text here; give its field 'form: text'");
        }
    }

    /** Reports a flag that a message with a field does not have; without a field, one that no message has. */
    void requireFlags(List<String> flags, @Nullable String field, String path) {
        for (int i = 0; i < flags.size(); i++) {
            String flag = flags.get(i);
            boolean anywhere = messages.shapes().stream().anyMatch(shape -> shape.flag(flag) >= 0);
            boolean everywhere = messages.shapes().stream()
                    .filter(shape -> field != null && shape.fieldNames().contains(field))
                    .allMatch(shape -> shape.flag(flag) >= 0);
            if (!anywhere || !everywhere) {
                String where =
                        anywhere ? "a message with the field '" + field + "' has no flag '" : "no message has a flag '";
                mistakes.add(path + "[" + i + "]", where + flag + "'");
            }
        }
    }

    /** The index of a field in a shape; -1 where it has none of this name. */
    static int field(MessageShape shape, @Nullable String name) {
        return name == null ? -1 : shape.fieldNames().indexOf(name);
    }

    /** The indices of those flags that a shape has. */
    static int[] flags(MessageShape shape, List<String> names) {
        return names.stream().mapToInt(shape::flag).filter(index -> index >= 0).toArray();
    }
}
