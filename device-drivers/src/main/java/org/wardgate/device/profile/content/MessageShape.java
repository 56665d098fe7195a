package org.wardgate.device.profile.content;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.language.BitPattern;
import org.wardgate.device.profile.language.MessageKeys;

/** One kind of message, ready to be read. Immutable. */
public final class MessageShape {
    private final MessageKeys keys;
    private final List<String> fieldNames;
    private final Field[] fields;
    private final @Nullable BitReader[] samples;
    private final List<String> flagNames;
    private final Flag[] flags;

    /** {@code samples} has a reader where the field of the same index is a curve; {@code fields} has one that reads nothing there. */
    MessageShape(MessageKeys keys, Field[] fields, @Nullable BitReader[] samples, Flag[] flags) {
        this.keys = keys;
        this.fieldNames = List.copyOf(keys.fields().keySet());
        this.fields = fields;
        this.samples = samples;
        this.flagNames = List.copyOf(keys.flags().keySet());
        this.flags = flags;
    }

    /** Its name. */
    public String name() {
        return keys.name();
    }

    /** The queries that it answers. */
    public List<String> answers() {
        return keys.answers();
    }

    /** Whether there is nothing in it to be read. */
    public boolean isIgnored() {
        return keys.ignored();
    }

    /** Whether its query has to be asked again. */
    public boolean isAskedAgain() {
        return keys.askAgain();
    }

    /** The names of its fields, by index. */
    public List<String> fieldNames() {
        return fieldNames;
    }

    /** The index of a flag; -1 where the message has none of this name. */
    public int flag(String name) {
        return flagNames.indexOf(name);
    }

    /** Whether a field is a curve. */
    public boolean isCurve(int field) {
        return samples[field] != null;
    }

    /** Reads a message; null where the bytes are not of this shape. */
    public @Nullable Message read(Bytes bytes) {
        BitPattern begin = keys.startsWith();
        if (begin != null) {
            for (int i = 0; i < begin.length(); i++) {
                if (i >= bytes.length() || !begin.fits(i, bytes.u8(i))) {
                    return null;
                }
            }
        }
        MessageKeys.Span span = keys.text();
        int from = span == null ? 0 : span.from();
        int to = span == null || span.to() < 0 ? bytes.length() + (span == null ? 0 : span.to() + 1) : span.to() + 1;
        Content content = new Content(bytes, from, Math.min(to, bytes.length()));
        Pattern match = keys.match();
        if (match != null) {
            Matcher matcher = match.matcher(content.text());
            if (!matcher.matches()) {
                return null;
            }
            content.matched(matcher);
        }
        return read(content);
    }

    private Message read(Content content) {
        FieldValue[] values = new FieldValue[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = fields[i].read(content, values);
        }
        boolean[] set = new boolean[flags.length];
        for (int i = 0; i < flags.length; i++) {
            set[i] = flags[i].isSet(content, values);
        }
        return new Message(this, values, set, content.bytes());
    }

    /** The samples of a curve's field in a message; none where the field is no curve, or the message too short for it. */
    int[] samples(int field, Bytes bytes) {
        BitReader curve = samples[field];
        int[] read = new int[curve == null || !curve.fits(bytes) ? 0 : curve.samples()];
        for (int i = 0; curve != null && i < read.length; i++) {
            read[i] = curve.sample(bytes, i);
        }
        return read;
    }
}
