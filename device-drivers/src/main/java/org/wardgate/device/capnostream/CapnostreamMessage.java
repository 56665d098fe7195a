package org.wardgate.device.capnostream;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardgate.bytes.Bytes;

/** What a frame of the monitor means. Source: CDTP, monitor messages. */
sealed interface CapnostreamMessage {

    /**
     * A sample of the curve, every 50 ms.
     *
     * @param number counts samples, 0 to 255 and around.
     * @param level 1/256 of the unit of the numbers; of its tenths where that is kPa or percent.
     * @param status the fast status.
     */
    record Wave(int number, int level, int status) implements CapnostreamMessage {}

    /**
     * All numbers, every second. Data bytes as the monitor numbers them, from 1 on.
     *
     * @param unit of the carbon dioxide. One that is none is damage: an escape that a wrong bit has made an ordinary byte, under a check
     *     that happens to fit, shifts a limit to its place.
     * @param data 27 bytes; later revisions append some, which are left out.
     */
    record Numerics(CapnostreamUnit unit, Bytes data) implements CapnostreamMessage {
        static final int LENGTH = 27;
        private static final int UNIT = 25; // from 0 on

        /** The data byte of a number. */
        int at(int number) {
            return data.u8(number - 1);
        }

        /** The monitor's clock, of a zone that it does not tell. */
        LocalDateTime time() {
            return LocalDateTime.ofEpochSecond(data.u32(0), 0, ZoneOffset.UTC);
        }

        /** What a user has marked: three bytes. */
        int event() {
            return data.u8(10) << 16 | data.u16(11);
        }
    }

    /**
     * Who the monitor is.
     *
     * @param software its version.
     * @param serialNumber product, revision and number.
     */
    record DeviceId(String software, String serialNumber) implements CapnostreamMessage {}

    /** About the patient, or an answer that was not asked for: its content is not read. */
    record Other(int code) implements CapnostreamMessage {}

    /** Of a code, or of a length for its code, that no document knows. */
    record Unknown(int code) implements CapnostreamMessage {}

    int WAVE = 0;
    int NUMERICS = 1;
    int DEVICE_ID = 4;

    /** {@code Vxx.xx mm/dd/yyyy zzrrnnnnnn} and two blanks; the date may be blank. */
    Pattern IDENTITY = Pattern.compile("V([0-9]{2}\\.[0-9]{2}) [0-9/ ]{10} ([A-Z0-9]{4}[0-9]{6}) {2}");

    /** Reads a frame's payload: its code and its data. */
    static CapnostreamMessage parse(Bytes payload) {
        int code = payload.u8(0);
        Bytes data = payload.slice(1, payload.length() - 1);
        return switch (code) {
            case WAVE -> data.length() == 4 ? new Wave(data.u8(0), data.u16(1), data.u8(3)) : new Unknown(code);
            case NUMERICS -> numerics(data);
            case DEVICE_ID -> deviceId(data);
            case 2, 3, 9, 10, 12, 21, 22, 55, 56, 57, 58, 60 -> new Other(code);
            default -> new Unknown(code);
        };
    }

    private static CapnostreamMessage numerics(Bytes data) {
        if (data.length() < Numerics.LENGTH) {
            return new Unknown(NUMERICS);
        }
        return CapnostreamUnit.fromWire(data.u8(Numerics.UNIT))
                .<CapnostreamMessage>map(unit -> new Numerics(unit, data.slice(0, Numerics.LENGTH)))
                .orElse(new Unknown(NUMERICS));
    }

    private static CapnostreamMessage deviceId(Bytes data) {
        Matcher text = IDENTITY.matcher(new String(data.toArray(), StandardCharsets.ISO_8859_1));
        return text.matches() ? new DeviceId(text.group(1), text.group(2)) : new Unknown(DEVICE_ID);
    }
}
