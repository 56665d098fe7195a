package org.wardgate.device.profile.guess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.profile.guess.FramingGuess.FixedFrames;
import org.wardgate.device.profile.guess.FramingGuess.TypedFrames;

/** Looks for frames whose first byte alone has bit 7 set, or alone has it clear. */
final class MarkGuess {
    private static final int LEAST_FRAMES = 4;
    private static final int LONGEST = 64;
    private static final int MOST_TYPES = 32;

    private MarkGuess() {}

    static Optional<FramingGuess> of(Bytes bytes) {
        return ofMark(bytes, 0x80).or(() -> ofMark(bytes, 0x00));
    }

    private static Optional<FramingGuess> ofMark(Bytes bytes, int mark) {
        List<Bytes> frames = frames(bytes, mark);
        if (frames.size() < LEAST_FRAMES) {
            return Optional.empty();
        }
        Map<Integer, Map<Integer, Integer>> lengthsByType = new HashMap<>();
        Map<Integer, Integer> lengths = new HashMap<>();
        for (Bytes frame : frames) {
            lengths.merge(frame.length(), 1, Integer::sum);
            lengthsByType.computeIfAbsent(frame.u8(0), type -> new HashMap<>()).merge(frame.length(), 1, Integer::sum);
        }
        int common = mostFrequent(lengths);
        String first = String.format("%02x/80", mark);
        String other = String.format("%02x/80", mark ^ 0x80);
        if (common >= 2
                && common <= LONGEST
                && lengths.getOrDefault(common, 0) >= frames.size() * FramingGuess.ENOUGH) {
            List<Bytes> sample = frames.stream()
                    .filter(frame -> frame.length() == common)
                    .limit(2)
                    .toList();
            return Optional.of(new FixedFrames(first, other, common, 0, List.of(), sample));
        }
        return typed(frames, lengthsByType, first, other);
    }

    private static Optional<FramingGuess> typed(
            List<Bytes> frames, Map<Integer, Map<Integer, Integer>> lengthsByType, String first, String other) {
        SortedMap<Integer, Bytes> samples = new TreeMap<>();
        int fitting = 0;
        for (Bytes frame : frames) {
            int length = mostFrequent(lengthsByType.getOrDefault(frame.u8(0), Map.of()));
            if (frame.length() == length) {
                fitting++;
                samples.putIfAbsent(frame.u8(0), frame);
            }
        }
        boolean sound = fitting >= frames.size() * FramingGuess.ENOUGH
                && samples.size() <= MOST_TYPES
                && samples.size() * 2 <= frames.size()
                && samples.values().stream().allMatch(frame -> frame.length() >= 2 && frame.length() <= LONGEST);
        return sound ? Optional.of(new TypedFrames(first, other, samples)) : Optional.empty();
    }

    /** What stands between marks; the last one may not be whole. */
    private static List<Bytes> frames(Bytes bytes, int mark) {
        List<Bytes> frames = new ArrayList<>();
        int from = -1;
        for (int i = 0; i < bytes.length(); i++) {
            if ((bytes.u8(i) & 0x80) == mark) {
                if (from >= 0) {
                    frames.add(bytes.slice(from, i - from));
                }
                from = i;
            }
        }
        return frames;
    }

    private static int mostFrequent(Map<Integer, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }
}
