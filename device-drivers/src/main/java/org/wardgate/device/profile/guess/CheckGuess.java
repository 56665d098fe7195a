package org.wardgate.device.profile.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.framing.Checksum;
import org.wardgate.device.profile.guess.FramingGuess.FixedFrames;
import org.wardgate.device.profile.language.ByteOrder;
import org.wardgate.device.profile.language.ChecksumKeys;
import org.wardgate.device.profile.language.ChecksumKeys.Complement;
import org.wardgate.device.profile.language.ChecksumKeys.Crc;
import org.wardgate.device.profile.language.ChecksumKeys.Hex;
import org.wardgate.device.profile.language.ChecksumKeys.Place;
import org.wardgate.device.profile.language.ChecksumKeys.Spelling;
import org.wardgate.device.profile.language.ChecksumKeys.Sum;
import org.wardgate.device.profile.language.ChecksumKeys.Xor;

/** Looks for frames of one length that end with a usual check. */
final class CheckGuess {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 64;
    private static final int LEAST_FRAMES = 4;
    private static final int SAMPLES = 2;

    private CheckGuess() {}

    /** A check that is tried, and how a profile writes it. */
    private record Candidate(ChecksumKeys keys, int bytes, List<String> written) {}

    static Optional<FramingGuess> of(Bytes bytes) {
        byte[] all = bytes.toArray();
        FixedFrames best = null;
        double bestShare = FramingGuess.ENOUGH;
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (Candidate candidate : candidates(length)) {
                List<Bytes> frames = frames(all, length, Checksum.of(candidate.keys()));
                double share = (double) frames.size() * length / all.length;
                if (frames.size() >= LEAST_FRAMES && share > bestShare && !areAlike(frames)) {
                    bestShare = share;
                    best = new FixedFrames(
                            pattern(frames),
                            "",
                            length,
                            candidate.bytes(),
                            candidate.written(),
                            frames.subList(0, SAMPLES));
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Bytes> frames(byte[] all, int length, Checksum check) {
        List<Bytes> frames = new ArrayList<>();
        int at = 0;
        while (at + length <= all.length) {
            Bytes frame = Bytes.copyOf(all, at, length);
            if (check.isRight(frame)) {
                frames.add(frame);
                at += length;
            } else {
                at++;
            }
        }
        return frames;
    }

    /** The same bytes over and over fit a check by chance. */
    private static boolean areAlike(List<Bytes> frames) {
        return frames.stream().distinct().count() < SAMPLES;
    }

    private static List<Candidate> candidates(int length) {
        List<Candidate> candidates = new ArrayList<>();
        for (int from = 0; from <= 1; from++) {
            Place one = new Place(from, length - 2, length - 1, Spelling.BYTES, ByteOrder.BIG_ENDIAN);
            add(candidates, new Sum(8, Complement.NONE, one), "kind: sum", from, length, 1);
            add(candidates, new Xor(one), "kind: xor", from, length, 1);
            add(candidates, new ChecksumKeys.Lrc(one), "kind: lrc", from, length, 1);
            if (length > SHORTEST) {
                Place two = new Place(from, length - 3, length - 2, Spelling.BYTES, ByteOrder.BIG_ENDIAN);
                crc(candidates, "1021", "0", false, two, length);
                crc(candidates, "1021", "ffff", false, two, length);
                Place little = new Place(from, length - 3, length - 2, Spelling.BYTES, ByteOrder.LITTLE_ENDIAN);
                crc(candidates, "8005", "ffff", true, little, length);
            }
        }
        return candidates;
    }

    private static void crc(
            List<Candidate> candidates, String polynomial, String initial, boolean reflected, Place place, int length) {
        Crc keys = new Crc(16, hex(polynomial), hex(initial), reflected, hex("0"), place);
        List<String> written = new ArrayList<>(List.of(
                "kind: crc", "width: 16", "polynomial: \"" + polynomial + "\"", "initial: \"" + initial + "\""));
        if (reflected) {
            written.add("reflected: true");
        }
        written.addAll(placeLines(place.from(), length, 2, place.order()));
        candidates.add(new Candidate(keys, 2, written));
    }

    private static Hex hex(String digits) {
        return new Hex(Long.parseLong(digits, 16));
    }

    private static void add(
            List<Candidate> candidates, ChecksumKeys keys, String kind, int from, int length, int bytes) {
        List<String> written = new ArrayList<>(List.of(kind));
        written.addAll(placeLines(from, length, bytes, ByteOrder.BIG_ENDIAN));
        candidates.add(new Candidate(keys, bytes, written));
    }

    private static List<String> placeLines(int from, int length, int bytes, ByteOrder order) {
        List<String> lines = new ArrayList<>(List.of("place:"));
        if (from > 0) {
            lines.add("  from: " + from);
        }
        lines.add("  to: " + (length - bytes - 1));
        lines.add("  at: " + (length - bytes));
        if (order == ByteOrder.LITTLE_ENDIAN) {
            lines.add("  order: little-endian");
        }
        return lines;
    }

    /** The bits of the first two bytes that are the same in every frame. */
    private static String pattern(List<Bytes> frames) {
        String first = pattern(frames, 0);
        String second = pattern(frames, 1);
        if (second == null) {
            return first == null ? ".." : first;
        }
        return (first == null ? ".." : first) + " " + second;
    }

    private static @Nullable String pattern(List<Bytes> frames, int index) {
        int always = 0xFF;
        int ever = 0;
        for (Bytes frame : frames) {
            always &= frame.u8(index);
            ever |= frame.u8(index);
        }
        int mask = always | (~ever & 0xFF);
        if (mask == 0) {
            return null;
        }
        return mask == 0xFF ? String.format("%02x", always) : String.format("%02x/%02x", always, mask);
    }
}
