package org.wardgate.device.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardgate.bytes.Bytes;

/**
 * Looks for control commands of known devices in a list of constant queries: in each of them, and in what they make on the line when
 * they follow each other, since a device sees no gaps between writes. Bytes are looked at as they are and in seven bits, as a line of
 * seven data bits sends them.
 */
public final class QueryReview {
    /** Sequences of so many bytes are looked at whatever they are made of. */
    private static final int WINDOW_BYTES = 16;

    private static final int LEAST_DEPTH = 3;
    /** Deeper than this nobody cuts a command; the guard looks at what is sent. */
    private static final int MOST_DEPTH = 8;
    /** With more queries than this, sequences of three are too many to be looked at here; the guard looks at what is sent. */
    private static final int FEW_QUERIES = 12;
    /** No question of a bedside device is longer. */
    private static final int MOST_BYTES = 64;

    private static final Bytes LINE_END = Bytes.ofAscii("\r");
    private static final int MOST_SEQUENCES = 10_000;
    private static final int MOST_REVIEWED = 32;

    /** The last lists that were reviewed: a file is read again and again, and its queries seldom change. */
    private static final Map<List<Bytes>, List<Finding>> REVIEWED = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Bytes>, List<Finding>> eldest) {
            return size() > MOST_REVIEWED;
        }
    };

    private final List<Bytes> queries;
    private final List<Finding> findings = new ArrayList<>();

    /** Each command is told once for the query with which it is complete. */
    private final Set<String> told = new HashSet<>();

    private QueryReview(List<Bytes> queries) {
        this.queries = queries;
    }

    /**
     * Something that may not leave.
     *
     * @param query the index of the query with whose last byte it is complete.
     * @param what what it is, in words.
     */
    public record Finding(int query, String what) {}

    /** What may not leave; empty where every query is harmless, whatever their order. */
    public static List<Finding> of(List<Bytes> queries) {
        synchronized (REVIEWED) {
            return REVIEWED.computeIfAbsent(List.copyOf(queries), QueryReview::review);
        }
    }

    private static List<Finding> review(List<Bytes> queries) {
        QueryReview review = new QueryReview(queries);
        review.measure();
        if (review.findings.isEmpty()) {
            review.lookAtAll();
        }
        return List.copyOf(review.findings);
    }

    private void measure() {
        for (int i = 0; i < queries.size(); i++) {
            int length = queries.get(i).length();
            if (length == 0) {
                report(i, "", "says nothing; a query has at least one byte");
            } else if (length > MOST_BYTES) {
                report(i, "", "has " + length + " bytes; a query has at most " + MOST_BYTES);
            }
        }
    }

    /** The short sequences first: what is found in one is not told of those that contain it. */
    private void lookAtAll() {
        List<Bytes> heads = List.of(Bytes.empty());
        int sequences = 0;
        for (int depth = 0; !heads.isEmpty(); depth++) {
            List<Bytes> longer = new ArrayList<>();
            for (Bytes head : heads) {
                for (int i = 0; i < queries.size(); i++) {
                    if (++sequences > MOST_SEQUENCES) {
                        report(
                                0,
                                "",
                                "and the others are too many short pieces to be reviewed in every order; a query is one"
                                        + " whole request");
                        return;
                    }
                    Bytes sequence = head.plus(queries.get(i));
                    if (!look(sequence, i, depth) && goesOn(sequence, depth + 1)) {
                        longer.add(sequence);
                    }
                }
            }
            heads = longer;
        }
    }

    /** Whole requests, which end with a line end, make no command of many pieces with what follows them. */
    private boolean goesOn(Bytes sequence, int pieces) {
        boolean ended = isLineEnd(sequence.u8(sequence.length() - 1));
        return (pieces < LEAST_DEPTH && queries.size() <= FEW_QUERIES)
                || (pieces < MOST_DEPTH && meaningful(sequence) < WINDOW_BYTES && (pieces < LEAST_DEPTH || !ended));
    }

    private boolean look(Bytes sequence, int last, int depth) {
        List<DeniedCommand> denied = DeniedGrammars.findOnAnyLine(sequence);
        // what is a command but for its end is one as soon as any line end follows; and after each line end a device
        // begins anew
        if (depth == 0) {
            denied.addAll(DeniedGrammars.find(sequence.plus(LINE_END)));
        }
        for (int i = 1; depth == 0 && i < sequence.length(); i++) {
            if (isLineEnd(sequence.u8(i - 1)) && !isPairedEnd(sequence, i)) {
                denied.addAll(DeniedGrammars.find(sequence.slice(i, sequence.length() - i)));
            }
        }
        for (DeniedCommand command : denied) {
            String order = depth == 0 ? "" : ", together with the queries before it (" + sequence.toHex() + ")";
            report(last, command.toString(), "is a control command" + order + ": " + command);
        }
        return !denied.isEmpty();
    }

    private void report(int query, String command, String what) {
        if (told.add(query + command)) {
            findings.add(new Finding(query, what));
        }
    }

    private static boolean isLineEnd(int value) {
        return value == '\r' || value == '\n';
    }

    /** A line feed behind a carriage return is one end with it. */
    private static boolean isPairedEnd(Bytes bytes, int at) {
        return bytes.u8(at - 1) == '\r' && bytes.u8(at) == '\n' && at + 1 == bytes.length();
    }

    /** How many bytes of a sequence count: pumps throw blanks and control characters away, but for line ends. */
    private static int meaningful(Bytes sequence) {
        int count = 0;
        for (int i = 0; i < sequence.length(); i++) {
            int value = sequence.u8(i);
            boolean passedOver = value <= ' ' || value == 0x7F || value == (' ' | 0x80);
            count += passedOver && !isLineEnd(value) ? 0 : 1;
        }
        return count;
    }
}
