package org.wardgate.device.intellivue;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.intellivue.IntelliVueMessage.Associated;
import org.wardgate.device.intellivue.IntelliVueMessage.Damage;
import org.wardgate.device.intellivue.IntelliVueMessage.Ended;
import org.wardgate.device.intellivue.IntelliVueMessage.Ending;
import org.wardgate.device.intellivue.IntelliVueMessage.EventReport;
import org.wardgate.device.intellivue.IntelliVueMessage.ListResult;
import org.wardgate.device.intellivue.IntelliVueMessage.Part;
import org.wardgate.device.intellivue.IntelliVueMessage.Poll;
import org.wardgate.device.intellivue.IntelliVueMessage.PollProfile;
import org.wardgate.device.intellivue.IntelliVueMessage.PollResult;
import org.wardgate.device.intellivue.IntelliVueMessage.PolledObject;
import org.wardgate.device.intellivue.IntelliVueMessage.RemoteError;
import org.wardgate.device.intellivue.IntelliVueMessage.Unknown;

/**
 * Takes one message apart. Lengths rule and counts do not: a list that claims more than there is ends the object it belongs to,
 * and the rest of the message goes on at the next object.
 */
final class MessageParser {
    // session layer, first byte of a message
    private static final int ASSOCIATION_ACCEPT = 0x0E;
    private static final int ASSOCIATION_REFUSE = 0x0C;
    private static final int RELEASE_REQUEST = 0x09;
    private static final int RELEASE_RESPONSE = 0x0A;
    private static final int ABORT = 0x19;
    private static final int DATA = 0xE1;

    // remote operations
    private static final int INVOKE = 1;
    private static final int RESULT = 2;
    private static final int ERROR = 3;
    private static final int LINKED_RESULT = 5;

    // commands
    private static final int EVENT_REPORT = 0;
    private static final int CONFIRMED_EVENT_REPORT = 1;
    private static final int GET = 3;
    private static final int CONFIRMED_SET = 5;
    private static final int CONFIRMED_ACTION = 7;

    // actions
    private static final int SINGLE_POLL = 0x0C16;
    private static final int EXTENDED_POLL = 0xF13B;

    private static final int MANAGED_OBJECT_LENGTH = 6;
    private static final int PRESENTATION_CONTEXT_LENGTH = 4;

    /** Ends the presentation header: the user information of the association response, before its data. */
    private static final Bytes USER_INFORMATION = Bytes.ofHex("be802880");

    private final Bytes message;
    private int damagedLists;
    private int wrongCounts;

    private MessageParser(Bytes message) {
        this.message = message;
    }

    static IntelliVueMessage parse(Bytes message) {
        IntelliVueMessage parsed = message.length() == 0 ? null : new MessageParser(message).parse();
        return parsed != null ? parsed : new Unknown(message.length() == 0 ? -1 : message.u8(0), message.length());
    }

    private @Nullable IntelliVueMessage parse() {
        return switch (message.u8(0)) {
            case ASSOCIATION_ACCEPT -> associated();
            case ASSOCIATION_REFUSE -> new Ended(Ending.REFUSED);
            case RELEASE_REQUEST, RELEASE_RESPONSE -> new Ended(Ending.RELEASED);
            case ABORT -> new Ended(Ending.ABORTED);
            case DATA -> data();
            default -> null;
        };
    }

    // The presentation header is BER of a length that is not ours to know, so its end is looked for.
    private @Nullable IntelliVueMessage associated() {
        int at = indexOf(USER_INFORMATION);
        if (at < 0) {
            return null;
        }
        Cursor in = Cursor.of(message);
        in.skip(at + USER_INFORMATION.length());
        int tag = in.u8();
        if (tag == 0x02) { // an integer before the data: the presentation context
            in.skip(in.u8());
            tag = in.u8();
        }
        if (tag != 0x81) {
            return null;
        }
        Cursor userData = in.part(asnLength(in));
        userData.u32(); // protocol version
        long nomenclatureVersion = userData.u32();
        userData.u32(); // functional units
        userData.u32(); // system type
        long startupMode = userData.u32();
        if (userData.overrun()) {
            return null;
        }
        attributes(userData); // options
        return new Associated(nomenclatureVersion, startupMode, pollProfile(attributes(userData)));
    }

    private @Nullable PollProfile pollProfile(List<Attribute> profiles) {
        Bytes support = Attribute.find(profiles, Attribute.POLL_PROFILE_SUPPORT);
        if (support == null) {
            return null;
        }
        Cursor in = Cursor.of(support);
        in.u32(); // revision
        long minPollPeriodTicks = in.u32();
        long maxMtuRx = in.u32();
        long maxMtuTx = in.u32();
        in.u32(); // bandwidth
        long options = in.u32();
        if (in.overrun()) {
            return null;
        }
        Bytes extension = Attribute.find(attributes(in), Attribute.POLL_PROFILE_EXTENSION);
        long extensionOptions = extension == null ? 0 : Cursor.of(extension).u32();
        return new PollProfile(minPollPeriodTicks, maxMtuRx, maxMtuTx, options, extensionOptions);
    }

    private @Nullable IntelliVueMessage data() {
        Cursor in = Cursor.of(message);
        in.skip(PRESENTATION_CONTEXT_LENGTH);
        int operation = in.u16();
        Cursor body = in.part(in.u16());
        Part part = operation == LINKED_RESULT ? new Part(body.u8(), body.u8()) : Part.WHOLE;
        int invokeId = body.u16();
        int command = body.u16();
        Cursor argument = body.part(body.u16());
        if (in.overrun() || body.overrun()) {
            return null;
        }
        return switch (operation) {
            case INVOKE -> event(invokeId, command, argument);
            case RESULT, LINKED_RESULT -> result(invokeId, part, command, argument);
            case ERROR -> new RemoteError(invokeId, command); // the error value is in the place of the command
            default -> null;
        };
    }

    private @Nullable IntelliVueMessage event(int invokeId, int command, Cursor in) {
        if (command != EVENT_REPORT && command != CONFIRMED_EVENT_REPORT) {
            return null;
        }
        in.skip(MANAGED_OBJECT_LENGTH);
        long eventTime = in.u32();
        int eventType = in.u16();
        Cursor data = in.part(in.u16());
        if (in.overrun()) {
            return null;
        }
        List<Attribute> attributes = List.of();
        if (eventType == EventReport.MDS_CREATE) {
            data.skip(MANAGED_OBJECT_LENGTH);
            attributes = attributes(data);
        }
        return new EventReport(invokeId, command == CONFIRMED_EVENT_REPORT, eventTime, eventType, attributes, damage());
    }

    private @Nullable IntelliVueMessage result(int invokeId, Part part, int command, Cursor in) {
        in.skip(MANAGED_OBJECT_LENGTH);
        if (command == GET || command == CONFIRMED_SET) {
            List<Attribute> attributes = attributes(in);
            return new ListResult(invokeId, attributes, damage());
        }
        if (command != CONFIRMED_ACTION) {
            return null;
        }
        int action = in.u16();
        Cursor data = in.part(in.u16());
        if (in.overrun() || (action != SINGLE_POLL && action != EXTENDED_POLL)) {
            return null;
        }
        return poll(invokeId, part, action == EXTENDED_POLL, data);
    }

    private @Nullable PollResult poll(int invokeId, Part part, boolean extended, Cursor in) {
        int number = in.u16();
        int sequence = extended ? in.u16() : 0;
        long relativeTime = in.u32();
        LocalDateTime absoluteTime = AbsoluteTime.parse(in.take(AbsoluteTime.LENGTH));
        in.u16(); // partition of the class
        int objectClass = in.u16();
        int group = in.u16();
        if (in.overrun()) {
            return null;
        }
        Poll poll = new Poll(number, sequence, relativeTime, absoluteTime, objectClass, group);
        List<PolledObject> objects = new ArrayList<>();
        int contextCount = in.u16();
        Cursor contexts = in.part(in.u16());
        int seen = 0;
        while (contexts.remaining() > 0) {
            context(contexts, objects);
            seen++;
        }
        check(in, contextCount, seen);
        return new PollResult(invokeId, part, poll, List.copyOf(objects), damage());
    }

    private void context(Cursor in, List<PolledObject> objects) {
        int context = in.u16();
        int count = in.u16();
        Cursor body = in.part(in.u16());
        int seen = 0;
        while (body.remaining() > 0) {
            int handle = body.u16();
            List<Attribute> attributes = attributes(body);
            objects.add(new PolledObject(context, handle, attributes));
            seen++;
        }
        check(in, count, seen);
    }

    /** The attributes of a list as far as they are whole. */
    private List<Attribute> attributes(Cursor in) {
        int count = in.u16();
        Cursor body = in.part(in.u16());
        List<Attribute> attributes = new ArrayList<>(Math.min(count, body.remaining() / 4));
        while (body.remaining() > 0) {
            int id = body.u16();
            Bytes value = body.take(body.u16());
            if (body.overrun()) {
                damagedLists++;
                return attributes;
            }
            attributes.add(new Attribute(id, value));
        }
        check(in, count, attributes.size());
        return attributes;
    }

    private void check(Cursor around, int count, int seen) {
        if (around.overrun()) {
            damagedLists++;
        } else if (count != seen) {
            wrongCounts++;
        }
    }

    private Damage damage() {
        return new Damage(damagedLists, wrongCounts);
    }

    /** An ASN.1 definite length, minimal or not. */
    private static int asnLength(Cursor in) {
        int first = in.u8();
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = Math.min(length << 8 | in.u8(), 0xFFFF); // longer than any message, and no overflow
        }
        return length;
    }

    private int indexOf(Bytes wanted) {
        for (int i = 0; i + wanted.length() <= message.length(); i++) {
            if (message.u8(i) == wanted.u8(0)
                    && message.slice(i, wanted.length()).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
