package org.wardgate.simulator.intellivue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/**
 * What client and monitor agree on when they associate, and the messages of association control. Data Export Interface
 * Programming Guide, association control protocol.
 *
 * @param minPollPeriodTicks the shortest poll period in 1/8 ms.
 * @param monitorReceivesBytes the longest message to the monitor.
 * @param monitorSendsBytes the longest message to the client.
 * @param extension the options of the extended poll profile; null when the client did not ask for it.
 */
record Association(
        long minPollPeriodTicks,
        long monitorReceivesBytes,
        long monitorSendsBytes,
        @Nullable Bytes extension) {
    static final int REQUEST = 0x0D;
    static final int RESPONSE = 0x0E;
    static final int RELEASE_REQUEST = 0x09;
    static final int ABORT_REQUEST = 0x19;

    static final Bytes REFUSE = Bytes.ofHex("0c03320100");
    static final Bytes RELEASE_RESPONSE = Bytes.ofHex("0a18c11661803080020101a08063808001000000000000000000");
    static final Bytes ABORT = Bytes.ofHex(
            "192e110103c129a080a0803080020101060251010000000061803080020101a080648080" + "010100000000000000000000");

    private static final Bytes SESSION_DATA = Bytes.ofHex("0508130100160102800014020002");
    private static final Bytes RESPONSE_PRESENTATION = Bytes.ofHex(
            "3180a0808001010000a280a003000001a58030808001008102510100003080800100810c2a8648ce1402010000000201"
                    + "0000000061803080020101a0806180a180060c2a8648ce14020100000003010000a203020100a305a103020100"
                    + "be80288002010281");
    private static final Bytes USER_INFORMATION = Bytes.ofHex("be802880");
    private static final int USER_DATA_TAG = 0x81;
    private static final int USER_DATA_HEADER = 20;
    private static final int TRAILER_LENGTH = 16;
    private static final int POLL_PROFILE = 0x0001;
    private static final int POLL_PROFILE_LENGTH = 24;
    private static final int POLL_PROFILE_EXTENSION = 0xF001;
    private static final int WAVES_BIT = 0x08;

    /** Reads what a client's association request asks for; empty when it holds no poll profile. */
    static Optional<Association> readRequest(Bytes request) {
        Optional<Bytes> userData = userData(request);
        if (userData.isEmpty() || userData.get().length() < USER_DATA_HEADER + 4) {
            return Optional.empty();
        }
        Bytes data = userData.get();
        int profiles = USER_DATA_HEADER + 4 + data.u16(USER_DATA_HEADER + 2);
        return profiles > data.length()
                ? Optional.empty()
                : Attribute.find(
                                Attribute.read(data.slice(profiles, data.length() - profiles)),
                                POLL_PROFILE,
                                POLL_PROFILE_LENGTH)
                        .map(Association::ofPollProfile);
    }

    /** What the monitor grants of this request: its own minimum period and MTU, and the extension unchanged, as recorded. */
    Association granted(Options options) {
        return new Association(
                Math.max(minPollPeriodTicks, options.minPollPeriodTicks()),
                grantedMtu(monitorReceivesBytes, options),
                grantedMtu(monitorSendsBytes, options),
                extension);
    }

    /** What holds while no client is associated. */
    static Association none(Options options) {
        return new Association(
                options.minPollPeriodTicks(), options.mtuBytes(), options.mtuBytes(), Bytes.ofHex("8e000000"));
    }

    /** Whether waves may be polled. */
    boolean grantsWaves() {
        return extension != null && (extension.u8(0) & WAVES_BIT) != 0;
    }

    /** The response that grants this. */
    Bytes response() {
        MessageWriter profile = new MessageWriter()
                .u32(0x8000_0000L)
                .u32(minPollPeriodTicks)
                .u32(monitorReceivesBytes)
                .u32(monitorSendsBytes)
                .u32(0xFFFF_FFFFL)
                .u32(0x6000_0000L)
                .bytes(Attribute.list(packages()));
        Bytes userData = new MessageWriter()
                .u32(0x8000_0000L) // protocol version
                .u32(0x4000_0000L) // nomenclature version
                .u32(0) // functional units
                .u32(0x0080_0000L) // a server
                .u32(0x8000_0000L) // hot start
                .u32(0) // no options
                .bytes(Attribute.list(List.of(new Attribute(POLL_PROFILE, profile.toBytes()))))
                .toBytes();
        Bytes presentation = new MessageWriter()
                .bytes(RESPONSE_PRESENTATION)
                .u8(userData.length())
                .bytes(userData)
                .zeros(TRAILER_LENGTH)
                .toBytes();
        Bytes session = new MessageWriter()
                .bytes(SESSION_DATA)
                .u8(0xC1)
                .u8(presentation.length())
                .bytes(presentation)
                .toBytes();
        return new MessageWriter()
                .u8(RESPONSE)
                .u8(session.length())
                .bytes(session)
                .toBytes();
    }

    private List<Attribute> packages() {
        return extension == null
                ? List.of()
                : List.of(new Attribute(
                        POLL_PROFILE_EXTENSION,
                        new MessageWriter().bytes(extension).u32(0).toBytes()));
    }

    private static Association ofPollProfile(Bytes profile) {
        Bytes packages = profile.slice(POLL_PROFILE_LENGTH, profile.length() - POLL_PROFILE_LENGTH);
        Bytes extension = Attribute.find(Attribute.read(packages), POLL_PROFILE_EXTENSION, 4)
                .map(value -> value.slice(0, 4))
                .orElse(null);
        // the client's receive limit is the monitor's send limit
        return new Association(profile.u32(4), profile.u32(12), profile.u32(8), extension);
    }

    private static long grantedMtu(long asked, Options options) {
        return Math.max(Options.SMALLEST_MTU_BYTES, Math.min(asked, options.mtuBytes()));
    }

    /** Finds the user data behind the fixed header, which clients encode in several lawful ways. */
    private static Optional<Bytes> userData(Bytes request) {
        int at = indexAfter(request, USER_INFORMATION);
        while (at >= 0 && at + 1 < request.length() && request.u8(at) != USER_DATA_TAG) {
            at += 2 + request.u8(at + 1);
        }
        if (at < 0 || at + 1 >= request.length()) {
            return Optional.empty();
        }
        int first = request.u8(at + 1);
        at += 2;
        int length = first;
        if (first > 0x7F) {
            length = 0;
            for (int octets = first & 0x7F; octets > 0 && at < request.length() && length < 0x100; octets--) {
                length = (length << 8) | request.u8(at++);
            }
        }
        return length > request.length() - at ? Optional.empty() : Optional.of(request.slice(at, length));
    }

    private static int indexAfter(Bytes bytes, Bytes sought) {
        for (int at = 0; at + sought.length() <= bytes.length(); at++) {
            if (bytes.slice(at, sought.length()).equals(sought)) {
                return at + sought.length();
            }
        }
        return -1;
    }
}
