package org.wardgate.simulator.intellivue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/** What a monitor once said, sorted by the request it answered. Damaged frames and the answers they belonged to are left out. */
final class Recording {
    private static final int LINKED_FIRST = 1;
    private static final int LINKED_LAST = 3;
    private static final int ACTION_AT = Rose.HEADER_LENGTH + 6;
    private static final int CLASS_IN_POLL = 16;
    private static final int MDS_CREATE_TYPE_AT = Rose.HEADER_LENGTH + 10;
    private static final int MDS_CREATE = 0x0D06;
    /** As far as the poll number of a linked result. */
    private static final int SHORTEST_ANSWER = ACTION_AT + 8;

    /** What a poll asks for, and what its answers say they are of. */
    record Subject(int action, int objectClass, int group) {}

    /** What a get or set is about; the command tells which of the two. */
    record Selection(int command, int attributeId) {}

    private final Map<Subject, List<List<Bytes>>> answers = new HashMap<>();
    private final Map<Selection, Bytes> selections = new HashMap<>();
    private final Map<Integer, List<Bytes>> open = new HashMap<>();
    private final MibFrameReader reader = new MibFrameReader(this::add);
    private @Nullable Bytes associationResponse;
    private @Nullable Bytes mdsCreate;
    private long frames;
    private long incompleteAnswers;

    Recording(Bytes bytes) {
        reader.read(bytes);
        reader.endOfLine();
    }

    long frames() {
        return frames;
    }

    long damagedFrames() {
        return reader.damagedFrames();
    }

    /** Answers of several messages of which some are missing. */
    long incompleteAnswers() {
        return incompleteAnswers;
    }

    /** What followed an association request: the response and the MDS create event, as far as they were recorded. */
    List<Bytes> greeting() {
        List<Bytes> greeting = new ArrayList<>();
        if (associationResponse != null) {
            greeting.add(associationResponse);
            if (mdsCreate != null) {
                greeting.add(mdsCreate);
            }
        }
        return greeting;
    }

    /** The answers to one kind of poll in recorded order, each with all its messages. */
    List<List<Bytes>> answers(Subject subject) {
        return answers.getOrDefault(subject, List.of());
    }

    @Nullable
    Bytes selection(Selection selection) {
        return selections.get(selection);
    }

    /** A recorded answer made out to another request. */
    static Bytes readdressed(Bytes answer, int invokeId, int pollNumber) {
        int shift = answer.u16(4) == Rose.LINKED_RESULT ? 2 : 0;
        return replaced(readdressed(answer, invokeId), ACTION_AT + 4 + shift, pollNumber);
    }

    /** A recorded answer with another number of the request it answers. */
    static Bytes readdressed(Bytes answer, int invokeId) {
        return replaced(answer, answer.u16(4) == Rose.LINKED_RESULT ? 10 : 8, invokeId);
    }

    private static Bytes replaced(Bytes message, int at, int value) {
        return new MessageWriter()
                .bytes(message.slice(0, at))
                .u16(value)
                .bytes(message.slice(at + 2, message.length() - at - 2))
                .toBytes();
    }

    private void add(Bytes message) {
        frames++;
        if (message.length() > 0 && message.u8(0) == Association.RESPONSE) {
            if (associationResponse == null) {
                associationResponse = message;
            }
        } else if (message.length() >= SHORTEST_ANSWER && message.u16(0) == Rose.SESSION) {
            addDataExport(message);
        }
    }

    private void addDataExport(Bytes message) {
        switch (message.u16(4)) {
            case Rose.INVOKE -> {
                if (mdsCreate == null && message.u16(MDS_CREATE_TYPE_AT) == MDS_CREATE) {
                    mdsCreate = message;
                }
            }
            case Rose.RESULT -> addResult(message);
            case Rose.LINKED_RESULT -> addPart(message);
            default -> {} // an error answers a request that is not known: it cannot be played
        }
    }

    private void addResult(Bytes message) {
        int invokeId = message.u16(8);
        int command = message.u16(10);
        if (command == Rose.CONFIRMED_ACTION) {
            List<Bytes> parts = open.remove(invokeId);
            if (parts == null) {
                store(List.of(message));
            } else if (isComplete(parts)) {
                parts.add(message);
                store(parts);
            } else {
                incompleteAnswers++;
            }
        } else if (command == Rose.GET || command == Rose.CONFIRMED_SET) {
            // behind the managed object come count and length of the list, then its first attribute
            selections.putIfAbsent(new Selection(command, message.u16(ACTION_AT + 4)), message);
        }
    }

    private void addPart(Bytes message) {
        int invokeId = message.u16(10);
        if (message.u8(8) == LINKED_FIRST) {
            if (open.put(invokeId, new ArrayList<>()) != null) {
                incompleteAnswers++;
            }
        }
        open.computeIfAbsent(invokeId, unused -> new ArrayList<>()).add(message);
    }

    private static boolean isComplete(List<Bytes> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).u8(9) != i + 1) {
                return false;
            }
        }
        return parts.get(parts.size() - 1).u8(8) == LINKED_LAST;
    }

    private void store(List<Bytes> group) {
        Bytes closing = group.get(group.size() - 1);
        int action = closing.u16(ACTION_AT);
        int classAt = ACTION_AT + 4 + (action == PollRequest.EXTENDED ? CLASS_IN_POLL + 2 : CLASS_IN_POLL);
        if (PollRequest.isPoll(action) && closing.length() >= classAt + 4) {
            Subject subject = new Subject(action, closing.u16(classAt), closing.u16(classAt + 2));
            answers.computeIfAbsent(subject, unused -> new ArrayList<>()).add(List.copyOf(group));
        }
    }
}
