package org.wardgate.device.profile.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.language.BitPart;
import org.wardgate.device.profile.language.ByteOrder;
import org.wardgate.device.profile.language.FieldKeys;
import org.wardgate.device.profile.language.FieldKeys.Bcd;
import org.wardgate.device.profile.language.FieldKeys.Bits;
import org.wardgate.device.profile.language.FieldKeys.Columns;
import org.wardgate.device.profile.language.FieldKeys.FactorKeys;
import org.wardgate.device.profile.language.FieldKeys.FloatingPoint;
import org.wardgate.device.profile.language.FieldKeys.Form;
import org.wardgate.device.profile.language.FieldKeys.Group;
import org.wardgate.device.profile.language.FieldKeys.Parts;
import org.wardgate.device.profile.language.FieldKeys.Samples;
import org.wardgate.device.profile.language.FieldKeys.Token;
import org.wardgate.device.profile.language.FieldKeys.WholeNumber;
import org.wardgate.device.profile.language.FieldKeys.Words;
import org.wardgate.model.Decimal;
import org.wardgate.model.Measurement.Reason;

/** Makes the readers of fields. */
final class FieldCompiler {
    private static final int MOST_BITS = 32;
    private static final int MOST_SAMPLE_BITS = 31; // a sample is never negative

    private final Layout layout;
    private final Mistakes mistakes;
    private final List<String> before;
    private final @Nullable Pattern match;

    /** {@code before} names the fields that stand before; {@code match} is the message's expression. */
    FieldCompiler(Layout layout, List<String> before, @Nullable Pattern match, Mistakes mistakes) {
        this.layout = layout;
        this.before = List.copyOf(before);
        this.match = match;
        this.mistakes = mistakes;
    }

    Field compile(FieldKeys keys, String path) {
        if (keys instanceof Samples samples) {
            checkSamples(samples.of(), path + ".of");
            return (content, values) -> FieldValue.ABSENT;
        }
        if (keys instanceof Words words) {
            return words(words);
        }
        Meaning meaning = new Meaning(keys.value(), factorField(keys.value().factor(), path + ".value.factor.field"));
        Field field = plain(keys, meaning, path);
        return keys.value().factor() == null
                ? field
                : (content, values) -> meaning.inUnit(field.read(content, values), values);
    }

    private int factorField(@Nullable FactorKeys factor, String path) {
        int index = factor == null ? -1 : before.indexOf(factor.field());
        if (factor != null && index < 0) {
            mistakes.add(
                    path, "no field '" + factor.field() + "' stands before this one; declare the unit's field first");
        }
        return index;
    }

    private Field plain(FieldKeys keys, Meaning meaning, String path) {
        if (keys instanceof Bits bits) {
            return bits(bits, meaning, path);
        }
        if (keys instanceof WholeNumber number) {
            checkBytes(number.at(), number.bytes(), path);
            List<BitPart> parts = bytes(number.at(), number.bytes(), number.order());
            return joined(BitReader.of(parts, Layout.ONE_FRAME), number.signed(), meaning);
        }
        if (keys instanceof Bcd bcd) {
            checkBytes(bcd.at(), bcd.bytes(), path);
            return bcd(bcd, meaning);
        }
        if (keys instanceof Parts parts) {
            checkBytes(parts.at(), parts.weights().size(), path);
            return parts(parts, meaning);
        }
        if (keys instanceof FloatingPoint number) {
            checkBytes(number.at(), number.bytes(), path);
            return floatingPoint(number, meaning);
        }
        if (keys instanceof Group group) {
            if (match == null || !match.pattern().contains("(?<" + group.group() + ">")) {
                mistakes.add(path + ".group", "the message's 'match' has no group (?<" + group.group() + ">...)");
            }
            return text(content -> content.group(group.group()), group.form(), meaning);
        }
        if (keys instanceof Columns columns) {
            return text(content -> columns(content.text(), columns), columns.form(), meaning);
        }
        Token token = (Token) keys;
        String name = token.name() + "=";
        return text(content -> token(content.text(), name, token.strip()), token.form(), meaning);
    }

    private Field bits(Bits bits, Meaning meaning, String path) {
        int width = 0;
        boolean sound = !bits.of().isEmpty();
        for (int i = 0; i < bits.of().size(); i++) {
            BitPart part = bits.of().get(i);
            sound &= checkPart(part, path + ".of[" + i + "]");
            width += part.width();
            if (part.frame() == BitPart.EACH_FRAME) {
                mistakes.add(
                        path + ".of[" + i + "]", "a number has its place in one frame; * is for flags and samples");
                sound = false;
            }
        }
        if (width > MOST_BITS || bits.of().isEmpty()) {
            mistakes.add(path + ".of", "a number has 1 to " + MOST_BITS + " bits, not " + width);
        }
        return joined(BitReader.of(sound ? bits.of() : List.of(), layout), bits.signed(), meaning);
    }

    private void checkSamples(List<BitPart> parts, String path) {
        for (int i = 0; i < parts.size(); i++) {
            checkPart(parts.get(i), path + "[" + i + "]");
        }
        int width = parts.stream().mapToInt(BitPart::width).sum();
        if (width > MOST_SAMPLE_BITS) {
            mistakes.add(path, "a sample has 1 to " + MOST_SAMPLE_BITS + " bits, not " + width);
        }
        boolean each = parts.stream().allMatch(part -> part.frame() == BitPart.EACH_FRAME);
        boolean one = parts.stream().noneMatch(part -> part.frame() == BitPart.EACH_FRAME);
        if (parts.isEmpty() || !(each || one)) {
            mistakes.add(path, "the parts of a sample stand all in one frame, or all in each of them");
        }
    }

    private void checkBytes(int at, int bytes, String path) {
        String refusal = layout.refusal(at, bytes);
        if (!refusal.isEmpty()) {
            mistakes.add(path + ".at", refusal);
        }
    }

    /** Whether a part can be in the message. */
    private boolean checkPart(BitPart part, String path) {
        String refusal = layout.refusal(part);
        if (!refusal.isEmpty()) {
            mistakes.add(path, refusal);
        }
        return refusal.isEmpty();
    }

    private static Field joined(BitReader reader, boolean signed, Meaning meaning) {
        int shift = Long.SIZE - reader.width();
        return (content, values) -> {
            if (!reader.fits(content.bytes())) {
                return FieldValue.ABSENT;
            }
            long number = reader.joined(content.bytes());
            return meaning.ofNumber(Decimal.of(signed ? number << shift >> shift : number));
        };
    }

    private static List<BitPart> bytes(int at, int count, ByteOrder order) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new BitPart(BitPart.ONLY_FRAME, at + (order == ByteOrder.BIG_ENDIAN ? i : count - 1 - i), 7, 0))
                .toList();
    }

    private static Field bcd(Bcd keys, Meaning meaning) {
        return (content, values) -> {
            Bytes bytes = content.bytes();
            if (bytes.length() < keys.at() + keys.bytes()) {
                return FieldValue.ABSENT;
            }
            long number = 0;
            for (int i = keys.at(); i < keys.at() + keys.bytes(); i++) {
                int high = bytes.u8(i) >> 4;
                int low = bytes.u8(i) & 0xF;
                if (high > 9 || low > 9) {
                    return FieldValue.missing(
                            Reason.UNREADABLE,
                            bytes.slice(keys.at(), keys.bytes()).toHex());
                }
                number = number * 100 + high * 10L + low;
            }
            return meaning.ofNumber(Decimal.of(number));
        };
    }

    /** A part that is as much as one of the part before it is no digit of this number. */
    private static Field parts(Parts keys, Meaning meaning) {
        List<Integer> weights = keys.weights();
        return (content, values) -> {
            Bytes bytes = content.bytes();
            if (bytes.length() < keys.at() + weights.size()) {
                return FieldValue.ABSENT;
            }
            long sum = 0;
            for (int i = 0; i < weights.size(); i++) {
                long part = (long) bytes.u8(keys.at() + i) * weights.get(i);
                if (i > 0 && part >= weights.get(i - 1)) {
                    return FieldValue.missing(
                            Reason.UNREADABLE,
                            bytes.slice(keys.at(), weights.size()).toHex());
                }
                sum += part;
            }
            return meaning.ofNumber(Decimal.of(sum));
        };
    }

    private static Field floatingPoint(FloatingPoint keys, Meaning meaning) {
        List<BitPart> parts = bytes(keys.at(), keys.bytes(), keys.order());
        BitReader reader = BitReader.of(parts, Layout.ONE_FRAME);
        return (content, values) -> {
            if (!reader.fits(content.bytes())) {
                return FieldValue.ABSENT;
            }
            long bits = reader.joined(content.bytes());
            double value = keys.bytes() == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
            if (Double.isNaN(value) || Math.abs(value) > 1e9) {
                return FieldValue.missing(Reason.UNREADABLE, Double.toString(value));
            }
            BigDecimal rounded = new BigDecimal(value).setScale(keys.decimals(), RoundingMode.HALF_EVEN);
            return meaning.ofNumber(new Decimal(rounded.unscaledValue().longValueExact(), -keys.decimals()));
        };
    }

    /** Takes a piece of text out of a message; null where it has none. */
    @FunctionalInterface
    private interface Piece {
        @Nullable
        String of(Content content);
    }

    private static Field text(Piece piece, Form form, Meaning meaning) {
        return switch (form) {
            case TEXT ->
                (content, values) -> {
                    String text = piece.of(content);
                    return text == null ? FieldValue.ABSENT : meaning.ofText(text);
                };
            case NUMBER -> number(piece, false, meaning);
            case HEXADECIMAL -> number(piece, true, meaning);
        };
    }

    private static Field number(Piece piece, boolean hexadecimal, Meaning meaning) {
        return (content, values) -> {
            String text = piece.of(content);
            return text == null ? FieldValue.ABSENT : meaning.ofNumber(text, hexadecimal);
        };
    }

    private static Field words(Words keys) {
        Set<String> known = Set.copyOf(keys.known());
        return (content, values) -> {
            String text = content.text();
            if (keys.from() >= text.length()) {
                return FieldValue.text("", true);
            }
            String words = text.substring(keys.from(), Math.min(text.length(), keys.to() + 1))
                    .strip()
                    .replaceAll(" +", " ");
            boolean allKnown = known.isEmpty() || words.isEmpty() || known.containsAll(List.of(words.split(" ", -1)));
            return FieldValue.text(words, allKnown);
        };
    }

    private static @Nullable String columns(String text, Columns columns) {
        if (columns.from() >= text.length()) {
            return null;
        }
        String piece = text.substring(columns.from(), Math.min(text.length(), columns.to() + 1))
                .strip();
        return piece.isEmpty() ? null : piece;
    }

    private static @Nullable String token(String text, String name, @Nullable String strip) {
        int at = text.indexOf(name);
        while (at > 0 && text.charAt(at - 1) != ' ') {
            at = text.indexOf(name, at + 1);
        }
        if (at < 0) {
            return null;
        }
        int from = at + name.length();
        int end = text.indexOf(' ', from);
        String value = text.substring(from, end < 0 ? text.length() : end);
        return strip != null && value.endsWith(strip) ? value.substring(0, value.length() - strip.length()) : value;
    }

    /** The reader of a curve's samples; null for any other field, and where its part is a mistake. */
    @Nullable
    BitReader samples(FieldKeys keys) {
        return keys instanceof Samples samples
                        && !samples.of().isEmpty()
                        && samples.of().stream()
                                .allMatch(part -> layout.refusal(part).isEmpty())
                ? BitReader.of(samples.of(), layout)
                : null;
    }
}
