package org.wardgate.device.profile.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DigitTimeTest {
    private static final List<String> FORMATS =
            List.of("MM/dd/yy HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyyMMddHHmmss", "ss.mm.HH dd MM yy");

    @Test
    void whatItReadsTheFormatterReadsAlike() {
        for (String format : FORMATS) {
            DigitTime digits = reader(format);
            for (LocalDateTime time = LocalDateTime.of(2023, 12, 30, 0, 0, 0);
                    time.getYear() < 2025;
                    time = time.plusHours(31).plusMinutes(7).plusSeconds(13)) {
                String text = time.format(ClockWatch.format(format));
                assertThat(digits.read(text)).as(text).isEqualTo(time).isEqualTo(parsed(format, text));
            }
        }
    }

    @Test
    void whatIsNoPlainTimeIsLeftToTheFormatter() {
        DigitTime digits = reader("MM/dd/yy HH:mm:ss");
        for (String text : List.of(
                "02/30/16 22:47:45",
                "02/29/15 22:47:45",
                "00/10/16 22:47:45",
                "13/10/16 22:47:45",
                "02/00/16 22:47:45",
                "02/22/16 24:00:00",
                "02/22/16 22:60:45",
                "02/22/16 22:47:60",
                "02-22-16 22:47:45",
                "02/22/16 22:47:4",
                "02/22/16 22:47:456",
                "02/2 /16 22:47:45",
                "+2/22/16 22:47:45",
                "\u0660\u0662/22/16 22:47:45",
                "")) {
            assertThat(digits.read(text)).as(text).isNull();
        }
        assertThat(reader("yyyy-MM-dd HH:mm:ss").read("0000-02-22 22:47:45")).isNull();
    }

    @Test
    void otherFormatsAreTheFormattersAlone() {
        for (String format : List.of(
                "dd-MMM-yy HH:mm:ss",
                "M/dd/yy HH:mm:ss",
                "MM/dd/yy HH:mm",
                "MM/dd/uu HH:mm:ss",
                "MM/dd/yyy HH:mm:ss",
                "yy-MM-dd yy HH:mm:ss",
                "MM/dd/yy'T'HH:mm:ss",
                "MM/dd/yy HH:mm[:ss]",
                "MM/dd/yy HH:mm:ss a")) {
            assertThat(DigitTime.of(format)).as(format).isNull();
        }
    }

    private static DigitTime reader(String format) {
        return Objects.requireNonNull(DigitTime.of(format), format);
    }

    private static @Nullable LocalDateTime parsed(String format, String text) {
        try {
            return LocalDateTime.parse(text, ClockWatch.format(format));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
