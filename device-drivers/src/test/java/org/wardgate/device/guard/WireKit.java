package org.wardgate.device.guard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.wardgate.bytes.Bytes;

/** Makes frames of every known protocol, with checksums computed here and by another method than the code under test. */
final class WireKit {
    private WireKit() {}

    /** A frame by the name of its framing and its body, as the table of control commands has them. */
    static Bytes frame(String framing, String body) {
        return switch (framing) {
            case "hex" -> Bytes.ofHex(body);
            case "text" -> latin1(unescaped(body));
            case "asena" -> asena(body);
            case "ap4000" -> {
                String text = "!" + body + "|";
                yield latin1(text + String.format(Locale.ROOT, "%04X\r\n", sum(latin1(text)) & 0xFFFF));
            }
            case "as50" -> {
                Bytes text = latin1("[" + body + "]");
                yield join(text, word(crc(text, 0, false, 0)));
            }
            case "dianet" -> {
                Bytes content = Bytes.ofHex(body);
                Bytes crc = word(crc(content, 0xFFFF, false, 0));
                yield join(Bytes.ofHex("7e"), stuffed(join(content, crc), "7e 7d 80"), Bytes.ofHex("7e"));
            }
            case "bcc" -> bcc(body);
            case "base" ->
                latin1("\u0002" + body + String.format(Locale.ROOT, "%02X", 0xFF - (sum(latin1(body)) & 0xFF))
                        + "\u0003");
            case "safe" -> {
                Bytes data = latin1(body);
                yield join(
                        Bytes.ofHex("02"),
                        Bytes.ofHex(String.format(Locale.ROOT, "%02x", data.length() + 4)),
                        data,
                        word(crc(data, 0, false, 0)),
                        Bytes.ofHex("03"));
            }
            case "terumo" -> {
                String xml = "<?xml version=\"1.0\"?><REQ><DEVID>000100700000001201000001</DEVID><CMD>"
                        + Base64.getEncoder().encodeToString(Bytes.ofHex(body).toArray()) + "</CMD></REQ>";
                yield latin1(
                        "\u0002" + xml + String.format(Locale.ROOT, "%04X", crc(latin1(xml), 0, false, 0)) + "\u0003");
            }
            case "berry" -> {
                Bytes content = Bytes.ofHex(body);
                Bytes counted = join(Bytes.ofHex(String.format(Locale.ROOT, "%02x", content.length() + 2)), content);
                yield join(Bytes.ofHex("55aa"), counted, low(~sum(counted)));
            }
            case "suntech" -> join(Bytes.ofHex(body), low(-sum(Bytes.ofHex(body))));
            case "capnostream" -> {
                Bytes content = Bytes.ofHex(body);
                Bytes counted = join(low(content.length()), content);
                int check = 0;
                for (byte value : counted.toArray()) {
                    check ^= value;
                }
                String hex = HexFormat.ofDelimiter(" ")
                        .formatHex(join(counted, low(check)).toArray());
                yield Bytes.ofHex("85" + hex.replace("80", "80 00").replace("85", "80 05"));
            }
            case "medibus" -> {
                String text = "\u001B" + unescaped(body);
                yield latin1(text + String.format(Locale.ROOT, "%02X\r", sum(latin1(text)) & 0xFF));
            }
            case "dri" -> dri(Bytes.ofHex(body));
            case "ivue" -> intelliVue(Bytes.ofHex(body));
            default -> throw new IllegalArgumentException("unknown framing " + framing);
        };
    }

    static Bytes asena(String body) {
        return latin1(
                "!" + body + "|" + String.format(Locale.ROOT, "%04X", crc(latin1(body), 0xFFFF, false, 0)) + "\r");
    }

    static Bytes intelliVue(Bytes message) {
        Bytes content = join(Bytes.ofHex("1101"), word(message.length()), message);
        int fcs = crc(content, 0xFFFF, true, 0xFFFF);
        Bytes check = word((fcs & 0xFF) << 8 | fcs >> 8);
        return join(Bytes.ofHex("c0"), stuffed(join(content, check), "c0 c1 7d"), Bytes.ofHex("c1"));
    }

    static Bytes dri(Bytes record) {
        String hex = HexFormat.ofDelimiter(" ")
                .formatHex(join(record, low(sum(record))).toArray());
        return Bytes.ofHex("7e" + hex.replace("7d", "7d 5d").replace("7e", "7d 5e") + "7e");
    }

    private static Bytes bcc(String text) {
        int length = text.length() + 20;
        String head = String.format(Locale.ROOT, "\u0001%05d\u00021/1/1>%s\u0003", length, text);
        return latin1(head + String.format(Locale.ROOT, "%05d\u0004", sum(latin1(head)) & 0xFF));
    }

    /** CRC-16 with polynomial 0x1021 by long division over a string of bits. */
    static int crc(Bytes bytes, int init, boolean reflected, int xorOut) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            StringBuilder eight = new StringBuilder(binary(bytes.u8(i), 8));
            bits.append(reflected ? eight.reverse() : eight);
        }
        bits.append("0".repeat(16));
        boolean[] dividend = new boolean[bits.length()];
        for (int i = 0; i < dividend.length; i++) {
            dividend[i] = bits.charAt(i) == '1' ^ (i < 16 && (init >> (15 - i) & 1) == 1);
        }
        String divisor = binary(0x11021, 17);
        for (int i = 0; i + 16 < dividend.length; i++) {
            if (dividend[i]) {
                for (int j = 0; j < 17; j++) {
                    dividend[i + j] ^= divisor.charAt(j) == '1';
                }
            }
        }
        StringBuilder remainder = new StringBuilder();
        for (int i = dividend.length - 16; i < dividend.length; i++) {
            remainder.append(dividend[i] ? '1' : '0');
        }
        return Integer.parseInt((reflected ? remainder.reverse() : remainder).toString(), 2) ^ xorOut;
    }

    private static String binary(int value, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", Integer.toBinaryString(value))
                .replace(' ', '0');
    }

    /** Replaces each of the bytes to be stuffed by 7D and the byte with bit 5 changed. */
    private static Bytes stuffed(Bytes bytes, String toStuff) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            String two = HexFormat.of().toHexDigits((byte) bytes.u8(i));
            hex.append(toStuff.contains(two) ? "7d" + HexFormat.of().toHexDigits((byte) (bytes.u8(i) ^ 0x20)) : two);
        }
        return Bytes.ofHex(hex.toString());
    }

    static Bytes join(Bytes... parts) {
        StringBuilder hex = new StringBuilder();
        Arrays.stream(parts).forEach(part -> hex.append(part.toHex()));
        return Bytes.ofHex(hex.toString());
    }

    static Bytes latin1(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static int sum(Bytes bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length(); i++) {
            sum += bytes.u8(i);
        }
        return sum;
    }

    private static Bytes low(int value) {
        return Bytes.copyOf(new byte[] {(byte) value});
    }

    private static Bytes word(int value) {
        return Bytes.copyOf(new byte[] {(byte) (value >> 8), (byte) value});
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\b", "\u000B");
    }
}
