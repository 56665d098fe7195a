package org.wardgate.device.profile.byhand;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;

/**
 * One line of a Masimo in ASCII1, its shape verified in full and its parts found in one pass:
 * {@code 02/22/16 22:47:45 SN=0000056661 SPO2=098% BPM=097 PI=03.60% ... ALARM=0000 EXC=000800}.
 */
final class MasimoRecord {
    /** 0 is a digit, * is looked at later. */
    private static final String BEGIN = "00/00/00 00:00:00 SN=********** SPO2=***% BPM=***";

    private static final int SERIAL = 21;
    private static final int SERIAL_LENGTH = 10;
    private static final int SATURATION = 37;
    private static final int RATE = 46;
    private static final int MOST_DIGITS = 15;

    private final String line;
    private int alarm;
    private int exception;
    private @Nullable String perfusion;
    private @Nullable String carboxyhaemoglobin;
    private @Nullable String methaemoglobin;
    private @Nullable String haemoglobin;
    private @Nullable String plethVariability;

    private MasimoRecord(String line) {
        this.line = line;
    }

    /** Null where the line is none. */
    static @Nullable MasimoRecord parse(String line) {
        MasimoRecord parsed = new MasimoRecord(line);
        return parsed.begins() && parsed.takeParts() ? parsed : null;
    }

    /** The device's time; null where there is no such time. */
    @Nullable
    LocalDateTime time() {
        try {
            return LocalDateTime.of(
                    2000 + twoDigits(6), twoDigits(0), twoDigits(3), twoDigits(9), twoDigits(12), twoDigits(15));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The serial number; null where the device states none. */
    @Nullable
    String serial() {
        return line.charAt(SERIAL) == '-' ? null : line.substring(SERIAL, SERIAL + SERIAL_LENGTH);
    }

    String saturation() {
        return line.substring(SATURATION, SATURATION + 3);
    }

    String pulseRate() {
        return line.substring(RATE, RATE + 3);
    }

    @Nullable
    String perfusion() {
        return perfusion;
    }

    @Nullable
    String carboxyhaemoglobin() {
        return carboxyhaemoglobin;
    }

    @Nullable
    String methaemoglobin() {
        return methaemoglobin;
    }

    @Nullable
    String haemoglobin() {
        return haemoglobin;
    }

    @Nullable
    String plethVariability() {
        return plethVariability;
    }

    boolean exception(int mask) {
        return (exception & mask) != 0;
    }

    boolean alarm(int mask) {
        return (alarm & mask) != 0;
    }

    /** A number with its leading zeros; null where the text is none. */
    static @Nullable Decimal number(String text) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        long value = 0;
        int digits = 0;
        int point = -1;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && point < 0) {
                point = at;
            } else if (c >= '0' && c <= '9' && digits < MOST_DIGITS) {
                value = value * 10 + (c - '0');
                digits++;
            } else {
                return null;
            }
        }
        int decimals = point < 0 ? 0 : text.length() - 1 - point;
        return digits == 0 ? null : new Decimal(text.startsWith("-") ? -value : value, -decimals);
    }

    private boolean begins() {
        if (line.length() < BEGIN.length()) {
            return false;
        }
        for (int i = 0; i < BEGIN.length(); i++) {
            char wanted = BEGIN.charAt(i);
            char found = line.charAt(i);
            if (wanted == '0' ? !isDigit(found) : wanted != '*' && wanted != found) {
                return false;
            }
        }
        return isNumberOrDashes(SERIAL, SERIAL_LENGTH) && isNumberOrDashes(SATURATION, 3) && isNumberOrDashes(RATE, 3);
    }

    private boolean takeParts() {
        int end = line.length();
        while (line.charAt(end - 1) == ' ') {
            end--;
        }
        int at = lastPart(end);
        if (line.startsWith(" EXC1=", at)) {
            if (end - at != 14 || hexadecimal(at + 6, end) < 0) {
                return false;
            }
            end = at;
            at = lastPart(end);
        }
        int alarmAt = lastPart(at);
        if (alarmAt < BEGIN.length() || !takeExceptions(at, end) || !takeAlarms(alarmAt, at)) {
            return false;
        }
        at = line.charAt(BEGIN.length()) == '%' ? BEGIN.length() + 1 : BEGIN.length();
        while (at < alarmAt) {
            int next = line.indexOf(' ', at + 1);
            if (!takePart(at, next)) {
                return false;
            }
            at = next;
        }
        return at == alarmAt;
    }

    private int lastPart(int end) {
        return line.lastIndexOf(' ', end - 1);
    }

    private boolean takeExceptions(int at, int end) {
        int digits = end - at - 5;
        long value = line.startsWith(" EXC=", at) && (digits == 6 || digits == 7) ? hexadecimal(at + 5, end) : -1;
        exception = (int) value;
        return value >= 0;
    }

    private boolean takeAlarms(int at, int end) {
        int digits = end - at - 7;
        long value = line.startsWith(" ALARM=", at) && (digits == 4 || digits == 6) ? hexadecimal(at + 7, end) : -1;
        alarm = (int) value;
        return value >= 0;
    }

    /** Takes a space, a name, an equals sign and a value; the first of a name counts. */
    private boolean takePart(int at, int end) {
        int equals = line.indexOf('=', at);
        if (line.charAt(at) != ' ' || equals < at + 2 || equals > end - 2) {
            return false;
        }
        for (int i = at + 1; i < equals; i++) {
            char c = line.charAt(i);
            if (!isDigit(c) && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        for (int i = equals + 1; i < end; i++) {
            char c = line.charAt(i);
            if (c >= '\t' && c <= '\r') {
                return false;
            }
        }
        switch (line.substring(at + 1, equals)) {
            case "PI" -> perfusion = perfusion == null ? percentage(equals + 1, end) : perfusion;
            case "SPCO" ->
                carboxyhaemoglobin = carboxyhaemoglobin == null ? percentage(equals + 1, end) : carboxyhaemoglobin;
            case "SPMET" -> methaemoglobin = methaemoglobin == null ? percentage(equals + 1, end) : methaemoglobin;
            case "SPHB" -> haemoglobin = haemoglobin == null ? line.substring(equals + 1, end) : haemoglobin;
            case "PVI" ->
                plethVariability = plethVariability == null ? line.substring(equals + 1, end) : plethVariability;
            default -> {} // a part that is of no use here
        }
        return true;
    }

    private String percentage(int from, int end) {
        return line.substring(from, line.charAt(end - 1) == '%' ? end - 1 : end);
    }

    private boolean isNumberOrDashes(int from, int length) {
        boolean dashes = line.charAt(from) == '-';
        for (int i = from; i < from + length; i++) {
            char c = line.charAt(i);
            if (dashes ? c != '-' : !isDigit(c)) {
                return false;
            }
        }
        return true;
    }

    /** Upper-case digits as a number; -1 where there is anything else. */
    private long hexadecimal(int from, int end) {
        long value = 0;
        for (int i = from; i < end; i++) {
            char c = line.charAt(i);
            if (!isDigit(c) && (c < 'A' || c > 'F')) {
                return -1;
            }
            value = value << 4 | (isDigit(c) ? c - '0' : c - 'A' + 10);
        }
        return value;
    }

    private int twoDigits(int at) {
        return (line.charAt(at) - '0') * 10 + line.charAt(at + 1) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
