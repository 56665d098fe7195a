package org.wardgate.device.profile.content;

import java.util.ArrayList;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.language.BitPart;

/** Reads bits at fixed places of a message. Immutable. */
final class BitReader {
    private final int[] indices;
    private final int[] shifts;
    private final int[] masks;
    private final int[] widths;
    private final int needed;
    private final int parts;
    private final int samples;

    private BitReader(List<BitPart> parts, Layout layout) {
        List<int[]> places = new ArrayList<>();
        for (BitPart part : parts) {
            for (int index : layout.indices(part)) {
                places.add(new int[] {index, part.low(), (1 << part.width()) - 1, part.width()});
            }
        }
        this.parts = parts.size();
        indices = column(places, 0);
        shifts = column(places, 1);
        masks = column(places, 2);
        widths = column(places, 3);
        samples = parts.isEmpty() ? 0 : indices.length / parts.size();
        int most = 0;
        for (int index : indices) {
            most = Math.max(most, index + 1);
        }
        needed = most;
    }

    /** A reader of bits, joined from the most significant on; a part of each frame counts once for every frame. */
    static BitReader of(List<BitPart> parts, Layout layout) {
        return new BitReader(parts, layout);
    }

    /** How many bits there are. */
    int width() {
        int width = 0;
        for (int each : widths) {
            width += each;
        }
        return width;
    }

    /** How many samples there are, where each frame has one made of all parts. */
    int samples() {
        return samples;
    }

    /** One sample, its parts joined from the most significant on. */
    int sample(Bytes bytes, int number) {
        int value = 0;
        for (int part = 0; part < parts; part++) {
            int place = part * samples + number;
            value = value << widths[place] | at(bytes, place);
        }
        return value;
    }

    /** Whether a message is long enough. */
    boolean fits(Bytes bytes) {
        return bytes.length() >= needed;
    }

    /** All bits as one number. */
    long joined(Bytes bytes) {
        long value = 0;
        for (int i = 0; i < indices.length; i++) {
            value = value << widths[i] | at(bytes, i);
        }
        return value;
    }

    private int at(Bytes bytes, int place) {
        return bytes.u8(indices[place]) >> shifts[place] & masks[place];
    }

    /** Whether any of the bits is set. */
    boolean anySet(Bytes bytes) {
        for (int i = 0; i < indices.length; i++) {
            if (at(bytes, i) != 0) {
                return true;
            }
        }
        return false;
    }

    private static int[] column(List<int[]> places, int column) {
        return places.stream().mapToInt(place -> place[column]).toArray();
    }
}
