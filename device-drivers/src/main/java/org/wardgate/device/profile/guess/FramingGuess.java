package org.wardgate.device.profile.guess;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.wardgate.bytes.Bytes;

/** How the bytes of a recording may make frames. A guess: what says so is that nearly all bytes fit. */
public sealed interface FramingGuess {

    /** How many bytes are looked at: more would not change a guess. */
    int LOOKED_BYTES = 8192;

    /** A guess holds when so much of the recording fits. */
    double ENOUGH = 0.9;

    /**
     * Lines of text.
     *
     * @param endMark the byte that ends a line, LF or CR.
     * @param longest the longest line.
     * @param sample a line that is like most.
     */
    record TextLines(int endMark, int longest, String sample) implements FramingGuess {}

    /**
     * Frames of one length, with a check or with bits that mark the first byte.
     *
     * @param pattern what every frame starts with, as a profile writes it.
     * @param rest what every other byte fits, as a profile writes it; empty for any.
     * @param length the length.
     * @param checkBytes how many bytes the check has; 0 without one.
     * @param check the check as a profile writes it, line by line; empty without one.
     * @param sample the first frames.
     */
    record FixedFrames(String pattern, String rest, int length, int checkBytes, List<String> check, List<Bytes> sample)
            implements FramingGuess {}

    /**
     * Frames whose first byte is marked by bit 7 and says how long they are.
     *
     * @param pattern what every frame starts with.
     * @param rest what every other byte fits.
     * @param lengths the first byte and the length, with one frame of each as a sample.
     */
    record TypedFrames(String pattern, String rest, SortedMap<Integer, Bytes> lengths) implements FramingGuess {}

    /** The best guess; empty where nothing fits. */
    static Optional<FramingGuess> of(Bytes recording) {
        Bytes looked = recording.slice(0, Math.min(recording.length(), LOOKED_BYTES));
        return Stream.of(LineGuess.of(looked), MarkGuess.of(looked), CheckGuess.of(looked))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
