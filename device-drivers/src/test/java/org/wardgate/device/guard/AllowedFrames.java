package org.wardgate.device.guard;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;

/** What may leave, stated a second time: frames to send, and judges that share nothing with the policies. */
final class AllowedFrames {
    /** Asena comms, queries, with the CRC that captures and the manual's parameters give. */
    static final List<Bytes> ALARIS = Stream.of(
                    "!INF|4961\r",
                    "!ALARM|50B2\r",
                    "!INST_SERIALNO|457D\r",
                    "!COMMS_PROTOCOL|E8DA\r",
                    "!COMMS_RESPONSE_MAX|7E29\r",
                    "!SYRINGE_STATUS|4102\r",
                    "!INF_RATE_MAX_SYRINGE|8F30\r",
                    "!INF_VTBI|8456\r",
                    "!INF_RATE|8E6D\r",
                    "!INF_VI|B42C\r")
            .map(Bytes::ofAscii)
            .toList();

    /** B. Braun BCC, checksum vectors: under the bed that is asked first. */
    static final List<Bytes> BCC = Stream.of(
                    "\u000100031\u00021/1/1>ADMIN:ALIVE\u000300061\u0004",
                    "\u000100027\u00021/1/1>MEM:GET\u000300039\u0004")
            .map(Bytes::ofAscii)
            .toList();

    /** Fresenius Base protocol, checksum vectors. */
    static final List<Bytes> FRESENIUS = Stream.of("0DC48", "1DC47", "0LE;bA1", "1LE;amdr5E", "0LF;bA0", "1FC45")
            .map(text -> Bytes.ofAscii("\u0002" + text + "\u0003"))
            .toList();

    private static final String DRI_HEADER = " 00 %02x 0000 00000000 00000000 %02x00 000000 0000ff" + "00".repeat(18);

    /** DRI records without framing, of every interface level: values, curves, alarms once and at every change. */
    static final List<Bytes> DRI_RECORDS = IntStream.rangeClosed(0, 11)
            .boxed()
            .flatMap(level -> Stream.of(
                    String.format(Locale.ROOT, "3100" + DRI_HEADER, level, 0) + "01 0500 0e000000 0000",
                    String.format(Locale.ROOT, "4800" + DRI_HEADER, level, 1) + "0000 0000 0108090f ff"
                            + "00".repeat(23),
                    String.format(Locale.ROOT, "3400" + DRI_HEADER, level, 4) + "0000" + "00".repeat(10),
                    String.format(Locale.ROOT, "3400" + DRI_HEADER, level, 4) + "0200" + "00".repeat(10)))
            .map(Bytes::ofHex)
            .toList();

    /** S/5 Computer Interface Specification, transmission requests, with its sums by the kit. */
    static final List<Bytes> DRI = DRI_RECORDS.stream().map(WireKit::dri).toList();

    /** MEDIBUS 4.03, commands and responses, with the sums of another tool; the switch of curves for one to four of them. */
    static final List<Bytes> MEDIBUS = Stream.of(
                    "1b2333450d",
                    "1b2433460d",
                    "1b2534300d",
                    "1b2634310d",
                    "1b2734320d",
                    "1b2834330d",
                    "1b2934340d",
                    "1b2a34350d",
                    "1b2b34360d",
                    "1b2c34370d",
                    "1b2d34380d",
                    "1b2e34390d",
                    "1b3034420d",
                    "1b5136430d",
                    "1b5236440d",
                    "1b5336450d",
                    "1b5537300d",
                    // curves: flow every second sample; four of them
                    "1b543031303233320d",
                    "1b543030303230313032303630323032303238300d",
                    // answers: ICC, NOP, STOP, time changed, curves changed, a code nobody knows, a damaged command,
                    // who we are
                    "015135320d",
                    "013033310d",
                    "015535360d",
                    "014934410d",
                    "015635370d",
                    "017e37460d",
                    "011531360d",
                    "0152303136312757415244474154452730312e30303a30342e303344360d",
                    "d0c1c1c0c0",
                    "d0c1c3c0c0",
                    "d0c1c7c0c0",
                    "d0c1cfc0c0")
            .map(Bytes::ofHex)
            .toList();

    private static final Pattern MEDIBUS_FORM =
            Pattern.compile("\\x1B(?:[#$%&'()*+,\\-.0QRSU]|T(?<choice>(?:0[012678](?!00)[0-9A-F]{2})+))"
                    + "(?<commandSum>..)\r|\\x01(?:[ -Q]|[S-~]|\\x15|R0161'WARDGATE'01\\.00:04\\.03)(?<answerSum>..)\r"
                    + "|\\xD0\\xC1[\\xC0-\\xCF]\\xC0\\xC0");

    /** Capnostream Data Transfer Protocols: enable and disable, start and stop real-time, link is active. */
    static final List<Bytes> CAPNOSTREAM = Stream.of(
                    "85 01 01 00", "85 01 02 03", "85 01 04 05", "85 01 05 04", "85 01 06 07")
            .map(Bytes::ofHex)
            .toList();

    /** AP-4000 status protocol, with the sums that its client's source gives. */
    static final List<Bytes> NEUROWAVE = Stream.of("!CONNREQ|02B3\r\n", "!STATREQ^032-19-50-014|059F\r\n")
            .map(Bytes::ofAscii)
            .toList();

    /** Terumo external communication: the manual's two requests, with the CRCs that it prints. */
    static final List<Bytes> TERUMO = Stream.of(
                    "\u0002<?xml version=\"1.0\"?><REQ><DEVID></DEVID></REQ>8411\u0003",
                    "\u0002<?xml version=\"1.0\"?><REQ><DEVID>000100700000001201000001</DEVID><CMD>AQEAAA==</CMD></REQ>A9A4\u0003")
            .map(Bytes::ofAscii)
            .toList();

    private static final String PRESENTATION =
            "3180a080800101 0000a280a003000001a480308002010106045201000130800602510100"
                    + "00000030800201 02060c2a8648ce14020100000001013080060c2a8648ce14020100000002010000000000006180308002"
                    + "0101a0806080a180060c2a8648ce14020100000003010000be80288006 0c2a8648ce1402010000000101020102 81";
    private static final String USER_DATA_HEAD = "80000000 40000000 00000000 80000000 20000000 00000000";
    private static final String POLL_PROFILE =
            "00010028 80000000 000003e8 000009c4 000003e8 ffffffff 60000000" + "0001000c f0010008 8c000000 00000000";
    private static final String OBJECTS = "01020034 00060030 0001002100000001 00010006000000c9 000100090000003c"
            + "0001000500000010 0001002a00000001 0001003600000001";
    private static final String ZEROS = "00".repeat(16);

    /** Data Export Interface Programming Guide, association request as clients send it (238 bytes). */
    static final Bytes ASSOCIATION = Bytes.ofHex("0dec 0508130100160102800014020002 c1dc" + PRESENTATION + "48"
            + USER_DATA_HEAD + "0001002c" + POLL_PROFILE + ZEROS);

    /** The same with the list of supported objects (300 bytes), which needs the long forms of all lengths. */
    static final Bytes LONG_ASSOCIATION = Bytes.ofHex("0dff0128 0508130100160102800014020002 c1ff0116" + PRESENTATION
            + "820080" + USER_DATA_HEAD + "00020064" + POLL_PROFILE + OBJECTS + ZEROS);

    /** IntelliVue messages without framing, all from the programming guide as clients use it. */
    static final List<Bytes> INTELLIVUE_MESSAGES = Stream.concat(
                    Stream.of(ASSOCIATION, LONG_ASSOCIATION),
                    Stream.of(
                                    // release, abort
                                    "0918c11661803080020101a0806280800100000000000000 0000",
                                    "192e110103c129a080a0803080020101060251010000000061803080020101a080648080 0101"
                                            + "00000000000000000000",
                                    // answer to MDS Create
                                    "e1000002 0002 0014 0001 0001 000e 002100000000 001dc200 0d06 0000",
                                    // single polls: numerics, monitor, production data, keep-alive
                                    "e1000002 0001 001c 0001 0007 0016 002100000000 00000000 0c16 0008 0001 0001 0006 0000",
                                    "e1000002 0001 001c 0000 0007 0016 002100000000 00000000 0c16 0008 0001 0001 0021 0000",
                                    "e1000002 0001 001c 0000 0007 0016 002100000000 00000000 0c16 0008 0001 0001 0021 080c",
                                    "e1000002 0001 001c 0008 0007 0016 002100000000 00000000 0c16 0008 0007 0001 0036 0811",
                                    // extended polls: one shot, 30 s, waves, alerts, with a number of objects
                                    "e1000002 0001 0020 0001 0007 001a 002100000000 00000000 f13b 000c 0001 0001 0006 0000 0000 0000",
                                    "e1000002 0001 0028 0001 0007 0022 002100000000 00000000 f13b 0014 0001 0001 0006 0000"
                                            + "0001 0008 f13e 0004 0003a980",
                                    "e1000002 0001 0028 0004 0007 0022 002100000000 00000000 f13b 0014 0003 0001 0009 0000"
                                            + "0001 0008 f13e 0004 00493e00",
                                    "e1000002 0001 0028 0005 0007 0022 002100000000 00000000 f13b 0014 0004 0001 0036 0801"
                                            + "0001 0008 f13e 0004 00493e00",
                                    "e1000002 0001 002e 0005 0007 0028 002100000000 00000000 f13b 001a 0004 0001 0005 0000"
                                            + "0002 000e f228 0002 0010 f13e 0004 00493e00",
                                    // priority lists: read, and select ECG II
                                    "e1000002 0001 0016 0000 0003 0010 002100000000 00000000 0001 0002 f23a",
                                    "e1000002 0001 0018 0000 0003 0012 002100000000 00000000 0002 0004 f239 f23a",
                                    "e1000002 0001 0022 0000 0005 001c 002100000000 00000000 0001 000e 0000 f23a 0008"
                                            + "0001 0004 00020102")
                            .map(Bytes::ofHex))
            .toList();

    static final List<Bytes> INTELLIVUE =
            INTELLIVUE_MESSAGES.stream().map(WireKit::intelliVue).toList();

    private static final String ANY = "[0-9a-f]{4}";
    private static final String POLLED = "0001(?:0005|0006|0009|0021|0036)(?:0000|0801|0803|080a|080b|080c|0810|0811)";
    private static final String MONITOR = "002100000000";
    private static final String PERIOD = "f13e0004(?<period>[0-9a-f]{8})";
    private static final String PERIOD_TOO = "f13e0004(?<period2>[0-9a-f]{8})";
    private static final String OBJECT_COUNT = "f2280002(?<objects>[0-9a-f]{4})";
    private static final String OBJECT_COUNT_TOO = "f2280002(?<objects2>[0-9a-f]{4})";
    private static final Pattern DATA_EXPORT = Pattern.compile("e1000002(?:"
            + "00020014" + ANY + "0001000e" + MONITOR + "[0-9a-f]{8}0d060000"
            + "|0001001c" + ANY + "00070016" + MONITOR + "000000000c160008" + ANY + POLLED
            + "|00010020" + ANY + "0007001a" + MONITOR + "00000000f13b000c" + ANY + POLLED + "00000000"
            + "|00010028" + ANY + "00070022" + MONITOR + "00000000f13b0014" + ANY + POLLED + "00010008" + PERIOD
            + "|00010026" + ANY + "00070020" + MONITOR + "00000000f13b0012" + ANY + POLLED + "00010006" + OBJECT_COUNT
            + "|0001002e" + ANY + "00070028" + MONITOR + "00000000f13b001a" + ANY + POLLED + "0002000e(?:" + PERIOD_TOO
            + OBJECT_COUNT_TOO + "|" + OBJECT_COUNT_TOO.replace("objects2", "objects3")
            + PERIOD_TOO.replace("period2", "period3") + ")"
            + "|00010016" + ANY + "00030010" + MONITOR + "0000000000010002(?:f239|f23a)"
            + "|00010018" + ANY + "00030012" + MONITOR + "0000000000020004(?:f239f23a|f23af239)"
            + "|000100220000000500 1c".replace(" ", "") + MONITOR + "000000000001000e0000f23a00080001000400020102)");
    private static final Pattern ASSOCIATE = Pattern.compile("0d(?<outer>ff[0-9a-f]{4}|[0-9a-f]{2})"
            + "0508130100160102800014020002c1(?<inner>ff[0-9a-f]{4}|[0-9a-f]{2})" + PRESENTATION.replace(" ", "")
            + "(?<asn>82[0-9a-f]{4}|81[0-9a-f]{2}|[0-7][0-9a-f])(?<user>80000000400000000000000080000000"
            + "(?:20000000|40000000|80000000)00000000(?<count>0001|0002)(?<length>[0-9a-f]{4})0001002880000000"
            + "(?<shortest>[0-9a-f]{8})(?<receive>[0-9a-f]{8})(?<send>[0-9a-f]{8})ffffffff[0246]0000000"
            + "0001000cf0010008[0-9a-f]{2}00000000000000(?<support>0102[0-9a-f]*)?)0{32}");

    private AllowedFrames() {}

    /** Whether a whole frame may leave for a machine that speaks MEDIBUS, judged by a pattern over its characters. */
    static boolean mayLeaveForMedibus(Bytes frame) {
        String text = frame.toLatin1(0, frame.length());
        Matcher form = MEDIBUS_FORM.matcher(text);
        if (!form.matches()) {
            return false;
        }
        String choice = form.group("choice");
        if (choice != null) {
            String codes = choice.replaceAll("(..)..", "$1 ").strip();
            List<String> each = List.of(codes.split(" "));
            if (each.size() > 4 || each.stream().distinct().count() != each.size()) {
                return false;
            }
        }
        String sum = form.group("commandSum") != null ? form.group("commandSum") : form.group("answerSum");
        int total = text.substring(0, Math.max(0, text.length() - 3)).chars().sum();
        return sum == null || sum.equals(String.format("%02X", total % 256));
    }

    /** Whether a whole frame may leave for an IntelliVue monitor, judged by patterns over its hexadecimal digits. */
    static boolean mayLeaveForIntelliVue(Bytes frame) {
        String pairs = frame.toHex().replaceAll("..", "$0 ").strip();
        if (!pairs.matches("c0 .* c1") || pairs.substring(3, pairs.length() - 3).matches(".*c[01].*")) {
            return false;
        }
        String content = pairs.substring(3, pairs.length() - 3)
                .replace("7d e0", "c0")
                .replace("7d e1", "c1")
                .replace("7d 5d", "7D")
                .replace(" ", "");
        if (content.length() < 14) {
            return false;
        }
        Bytes message = Bytes.ofHex(content.substring(8, content.length() - 4));
        return WireKit.intelliVue(message).equals(frame) && isListed(message.toHex());
    }

    private static boolean isListed(String message) {
        if (message.equals(INTELLIVUE_MESSAGES.get(2).toHex())
                || message.equals(INTELLIVUE_MESSAGES.get(3).toHex())) {
            return true;
        }
        Matcher export = DATA_EXPORT.matcher(message);
        if (export.matches()) {
            return Stream.of("period", "period2", "period3").allMatch(name -> isPeriod(export.group(name)))
                    && Stream.of("objects", "objects2", "objects3").allMatch(name -> isIn(export.group(name), 1, 201));
        }
        Matcher request = ASSOCIATE.matcher(message);
        return request.matches()
                && lengthIs(request.group("outer"), message, request.end("outer"))
                && lengthIs(request.group("inner"), message, request.end("inner"))
                && lengthIs(request.group("asn"), request.group("user"), 0)
                && isIn(request.group("shortest"), 1000, 480_000)
                && isIn(request.group("receive"), 300, 5000)
                && isIn(request.group("send"), 300, 5000)
                && Integer.parseInt(request.group("length"), 16)
                        == request.group("user").length() / 2 - 28
                && isSupport(request.group("support"), request.group("count"));
    }

    private static boolean isSupport(@Nullable String support, String count) {
        if (support == null) {
            return count.equals("0001");
        }
        String list = support.length() < 16 ? "" : support.substring(16);
        String length = String.format("%04x", list.length() / 2);
        String listLength = String.format("%04x", list.length() / 2 + 4);
        String entries = String.format("%04x", list.length() / 16);
        boolean bounded = list.replaceAll("(.{16})", "$1 ")
                .strip()
                .matches("(?:(?:00010021|0001002a|00010036)00000001 ?|00010006000000(?:[0-9ab].|c[0-9]) ?"
                        + "|00010009000000(?:[012].|3[0-9abc]) ?|00010005000000(?:0.|10) ?)*");
        long different = Stream.of("00010021", "0001002a", "00010036", "00010006", "00010009", "00010005")
                .filter(entry -> list.matches("(?:.{16})*" + entry + ".*"))
                .count();
        return count.equals("0002")
                && support.startsWith("0102" + listLength + entries + length)
                && bounded
                && !list.matches("(?:.{16})*.{8}00000000.*")
                && different == list.length() / 16;
    }

    private static boolean isPeriod(@Nullable String hex) {
        return hex == null || (Long.parseLong(hex, 16) % 8000 == 0 && isIn(hex, 8000, 4_800_000));
    }

    private static boolean isIn(@Nullable String hex, long lowest, long highest) {
        return hex == null || (Long.parseLong(hex, 16) >= lowest && Long.parseLong(hex, 16) <= highest);
    }

    private static boolean lengthIs(String field, String hex, int end) {
        String digits = field.length() == 2 ? field : field.substring(2);
        return Integer.parseInt(digits, 16) * 2 == hex.length() - end;
    }

    /** An IntelliVue message of the list with other numbers in it. */
    static Bytes randomIntelliVueMessage(SplittableRandom random) {
        int invoke = random.nextInt(0x10000);
        int poll = random.nextInt(0x10000);
        String seconds = String.format("%08x", 8000 * random.nextInt(1, 601));
        int[] classes = {5, 6, 9, 0x21, 0x36};
        int[] groups = {0, 0x801, 0x803, 0x80A, 0x80B, 0x80C, 0x810, 0x811};
        String polled = String.format(
                "%04x0001%04x%04x",
                poll, classes[random.nextInt(classes.length)], groups[random.nextInt(groups.length)]);
        String hex = switch (random.nextInt(4)) {
            case 0 ->
                String.format("e1000002 0001 001c %04x 0007 0016 002100000000 00000000 0c16 0008 %s", invoke, polled);
            case 1 ->
                String.format(
                        "e1000002 0001 0028 %04x 0007 0022 002100000000 00000000 f13b 0014 %s 0001 0008 f13e 0004 %s",
                        invoke, polled, seconds);
            case 2 ->
                String.format(
                        "e1000002 0002 0014 %04x 0001 000e 002100000000 %08x 0d06 0000", invoke, random.nextInt());
            default ->
                ASSOCIATION
                        .toHex()
                        .replace(
                                "000003e8000009c4000003e8",
                                String.format(
                                        "%08x%08x%08x",
                                        random.nextInt(1000, 480_001),
                                        random.nextInt(300, 5001),
                                        random.nextInt(300, 5001)));
        };
        return Bytes.ofHex(hex);
    }
}
