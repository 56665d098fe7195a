package org.wardgate.device.medibus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.framing.Digits;
import org.wardgate.device.medibus.MedibusMessage.Alarm;
import org.wardgate.device.medibus.MedibusMessage.Alarms;
import org.wardgate.device.medibus.MedibusMessage.Coded;
import org.wardgate.device.medibus.MedibusMessage.Command;
import org.wardgate.device.medibus.MedibusMessage.Curve;
import org.wardgate.device.medibus.MedibusMessage.CurveRecord;
import org.wardgate.device.medibus.MedibusMessage.Curves;
import org.wardgate.device.medibus.MedibusMessage.Done;
import org.wardgate.device.medibus.MedibusMessage.FlowSign;
import org.wardgate.device.medibus.MedibusMessage.Identity;
import org.wardgate.device.medibus.MedibusMessage.NotUnderstood;
import org.wardgate.device.medibus.MedibusMessage.Texts;
import org.wardgate.device.medibus.MedibusMessage.Unknown;
import org.wardgate.device.medibus.MedibusMessage.Unreadable;
import org.wardgate.device.medibus.MedibusMessage.Values;
import org.wardgate.model.Decimal;

/**
 * The meaning of verified frames. Nothing separates records and nothing counts them, so one wrong length shifts all that follow:
 * data that do not fit the length and the digits of their records are unreadable as a whole. Source: MEDIBUS 4.03, responses.
 */
final class MedibusParser {
    private static final int VALUE_CHARACTERS = 4;
    private static final int SETTING_CHARACTERS = 5;
    private static final int PHRASE_CHARACTERS = 12;
    private static final int CURVE_CHARACTERS = 23;
    private static final int LONGEST_TEXT = 32;
    private static final int HIGHEST_PRIORITY = 31;
    private static final char ETX = 0x03;

    /** Blanks may pad what is left out. MEDIBUS 4.03, device identification. */
    private static final Pattern IDENTITY =
            Pattern.compile("([ -~]{4})'([ -~]{1,32})' *([0-9][0-9.]{0,4})? *:? *([0-9][0-9.]{0,4})? *");

    private static final Pattern NUMBER = Pattern.compile("(-?) *([0-9]*)(?:\\.([0-9]*))?");

    private MedibusParser() {}

    /** The message of a frame; anything a device can send has one. */
    static MedibusMessage parse(Bytes frame) {
        int first = frame.u8(0);
        if (first >= 0x80) {
            return new CurveRecord(frame);
        }
        if (first == MedibusFrameDecoder.SUSPEND || first == MedibusFrameDecoder.RESUME) {
            return new FlowSign(first == MedibusFrameDecoder.SUSPEND);
        }
        int code = frame.u8(1);
        if (first == MedibusFrameDecoder.ESC) {
            return new Command(code, frame.slice(2, frame.length() - 2));
        }
        MedibusMessage message = response(code, frame.toLatin1(2, frame.length() - 2));
        return message == null ? new Unreadable(code) : message;
    }

    /** A number as four or five characters spell it; null where they do not. A blank may stand behind the minus. */
    static @Nullable Decimal number(String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        String whole = matcher.group(2);
        String decimals = matcher.group(3) == null ? "" : matcher.group(3);
        if (whole.isEmpty() && decimals.isEmpty()) {
            return null;
        }
        String digits = matcher.group(1) + whole + decimals;
        return digits.length() > 15 ? null : new Decimal(Long.parseLong(digits), -decimals.length());
    }

    private static @Nullable MedibusMessage response(int code, String data) {
        return switch (code) {
            case MedibusCode.MEASURED_1,
                    MedibusCode.MEASURED_2,
                    MedibusCode.LOW_LIMITS_1,
                    MedibusCode.LOW_LIMITS_2,
                    MedibusCode.HIGH_LIMITS_1,
                    MedibusCode.HIGH_LIMITS_2 -> values(code, data, VALUE_CHARACTERS);
            case MedibusCode.SETTINGS -> values(code, data, SETTING_CHARACTERS);
            case MedibusCode.ALARMS_1, MedibusCode.ALARMS_2, MedibusCode.ALARMS_3 -> alarms(code, data);
            case MedibusCode.TEXTS -> texts(data);
            case MedibusCode.CURVES -> curves(data);
            case MedibusCode.NAK -> data.isEmpty() ? new NotUnderstood() : null;
            default -> data.isEmpty() ? new Done(code) : withData(code, data);
        };
    }

    private static @Nullable MedibusMessage withData(int code, String data) {
        return switch (code) {
            case MedibusCode.IDENTIFY -> identity(data);
            case MedibusCode.CLOCK -> MedibusClock.parse(data);
            default -> new Unknown(code);
        };
    }

    private static @Nullable MedibusMessage values(int request, String data, int characters) {
        int record = 2 + characters;
        List<Coded> values = new ArrayList<>();
        for (int at = 0; at < data.length(); at += record) {
            int code = hex(data, at, 2);
            if (code == Digits.NONE || at + record > data.length()) {
                return null;
            }
            values.add(new Coded(code, data.substring(at + 2, at + record)));
        }
        return new Values(request, values);
    }

    private static @Nullable MedibusMessage alarms(int request, String data) {
        int record = 3 + PHRASE_CHARACTERS;
        List<Alarm> alarms = new ArrayList<>();
        for (int at = 0; at < data.length(); at += record) {
            int priority = data.charAt(at) - '0';
            int code = hex(data, at + 1, 2);
            if (priority < 0 || priority > HIGHEST_PRIORITY || code == Digits.NONE || at + record > data.length()) {
                return null;
            }
            alarms.add(new Alarm(priority, code, data.substring(at + 3, at + record)));
        }
        return new Alarms(request, alarms);
    }

    /** Code, length plus 30H, text, ETX. */
    private static @Nullable MedibusMessage texts(String data) {
        List<Coded> texts = new ArrayList<>();
        int at = 0;
        while (at < data.length()) {
            int code = hex(data, at, 2);
            int length = at + 2 < data.length() ? data.charAt(at + 2) - '0' : -1;
            int end = at + 3 + length;
            if (code == Digits.NONE
                    || length < 0
                    || length > LONGEST_TEXT
                    || end >= data.length()
                    || data.charAt(end) != ETX) {
                return null;
            }
            texts.add(new Coded(code, data.substring(at + 3, end)));
            at = end + 1;
        }
        return new Texts(texts);
    }

    private static @Nullable MedibusMessage identity(String data) {
        Matcher matcher = IDENTITY.matcher(data);
        if (!matcher.matches()) {
            return null;
        }
        return new Identity(
                matcher.group(1).strip(),
                matcher.group(2).strip(),
                matcher.group(3) == null ? "" : matcher.group(3),
                matcher.group(4) == null ? "" : matcher.group(4));
    }

    /** Code, interval in microseconds (8), lowest and highest value (5 each), highest bin (3). */
    private static @Nullable MedibusMessage curves(String data) {
        List<Curve> curves = new ArrayList<>();
        for (int at = 0; at < data.length(); at += CURVE_CHARACTERS) {
            if (at + CURVE_CHARACTERS > data.length()) {
                return null;
            }
            int code = hex(data, at, 2);
            Decimal micros = number(data.substring(at + 2, at + 10));
            Decimal low = number(data.substring(at + 10, at + 15));
            Decimal high = number(data.substring(at + 15, at + 20));
            int highestBin = hex(data, at + 20, 3);
            if (code == Digits.NONE
                    || micros == null
                    || micros.signum() <= 0
                    || micros.exponent() != 0
                    || low == null
                    || high == null
                    || highestBin <= 0) {
                return null;
            }
            curves.add(new Curve(code, Duration.ofNanos(micros.unscaled() * 1000), low, high, highestBin));
        }
        return new Curves(curves);
    }

    /** Digits of upper case; {@link Digits#NONE} where one is none, or missing. */
    private static int hex(String text, int at, int count) {
        if (at + count > text.length()) {
            return Digits.NONE;
        }
        int value = 0;
        for (int i = at; i < at + count; i++) {
            int digit = "0123456789ABCDEF".indexOf(text.charAt(i));
            if (digit < 0) {
                return Digits.NONE;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
