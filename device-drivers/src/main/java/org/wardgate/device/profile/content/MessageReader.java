package org.wardgate.device.profile.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.language.FieldKeys;
import org.wardgate.device.profile.language.FlagKeys;
import org.wardgate.device.profile.language.MessageKeys;

/** All messages of a profile. Immutable. */
public final class MessageReader {
    private final List<MessageShape> shapes;

    private MessageReader(List<MessageShape> shapes) {
        this.shapes = List.copyOf(shapes);
    }

    /**
     * Puts the readers of a profile's messages together.
     *
     * @param layout where the frames of a message stand.
     * @param mistakes takes what does not fit together; the reader is then of no use.
     */
    public static MessageReader of(List<MessageKeys> messages, Layout layout, Mistakes mistakes) {
        List<MessageShape> shapes = new ArrayList<>();
        for (MessageKeys message : messages) {
            shapes.add(shape(message, "messages[" + shapes.size() + "]", layout, mistakes));
        }
        return new MessageReader(shapes);
    }

    /** The messages, in the order of the profile. */
    public List<MessageShape> shapes() {
        return shapes;
    }

    /** Reads a frame or packet as the first message that it fits and that is wanted; null where there is none. */
    public @Nullable Message read(Bytes bytes, Predicate<MessageShape> wanted) {
        for (int i = 0; i < shapes.size(); i++) {
            MessageShape shape = shapes.get(i);
            if (wanted.test(shape)) {
                Message message = shape.read(bytes);
                if (message != null) {
                    return message;
                }
            }
        }
        return null;
    }

    private static MessageShape shape(MessageKeys keys, String path, Layout layout, Mistakes mistakes) {
        List<String> names = new ArrayList<>();
        Field[] fields = new Field[keys.fields().size()];
        BitReader[] samples = new BitReader[fields.length];
        for (Map.Entry<String, FieldKeys> entry : keys.fields().entrySet()) {
            FieldCompiler compiler = new FieldCompiler(layout, names, keys.match(), mistakes);
            fields[names.size()] = compiler.compile(entry.getValue(), path + ".fields." + entry.getKey());
            samples[names.size()] = compiler.samples(entry.getValue());
            names.add(entry.getKey());
        }
        FlagCompiler compiler = new FlagCompiler(layout, keys.fields(), mistakes);
        List<Flag> flags = new ArrayList<>();
        for (Map.Entry<String, FlagKeys> entry : keys.flags().entrySet()) {
            flags.add(compiler.compile(entry.getValue(), path + ".flags." + entry.getKey()));
        }
        return new MessageShape(keys, fields, samples, flags.toArray(Flag[]::new));
    }
}
