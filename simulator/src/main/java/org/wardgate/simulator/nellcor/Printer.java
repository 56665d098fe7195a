package org.wardgate.simulator.nellcor;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Headings and data lines as text, each line with its CR LF. */
final class Printer {
    static final String NO_NUMBER = "---";

    private static final String END = "\r\n";
    private static final String CAPTIONS = "TIME                 %SpO2   BPM     PA     Status";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("dd-MMM-yy HH:mm:ss", Locale.ENGLISH);

    /** What is said of the sound stands in the last of the four places, as recorded. */
    private static final List<String> OF_THE_SOUND = List.of("AO", "AS");

    private static final int LAST_PLACE = 3;

    private final Options options;

    Printer(Options options) {
        this.options = options;
    }

    /**
     * A number in its column.
     *
     * @param digits the number, or dashes.
     * @param beyondLimits whether an asterisk follows.
     */
    record Cell(String digits, boolean beyondLimits) {
        static final Cell NONE = new Cell(NO_NUMBER, false);

        private String mark() {
            return beyondLimits ? "*" : " ";
        }
    }

    String heading(Limits limits) {
        String first = String.format(
                Locale.ROOT,
                "%s    VERSION %s    CRC:XXXX  SpO2 Limit: %d-%d%%    PR Limit: %d-%dBPM",
                options.model().spelling(),
                options.firmware(),
                limits.saturationLow(),
                limits.saturationHigh(),
                limits.pulseLow(),
                limits.pulseHigh());
        return first + END + options.model().mode() + END + CAPTIONS + END;
    }

    /**
     * A data line: time in columns 0 to 17, saturation in 21 to 23, pulse in 29 to 31, amplitude in 37 to 39, status codes from
     * 44, 49, 54 and 59 on; nothing follows what is printed last.
     */
    String line(LocalDateTime clock, Cell saturation, Cell pulse, String amplitude, List<String> status) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s   %3s%s    %3s%s    %3s    ",
                time(clock),
                saturation.digits(),
                saturation.mark(),
                pulse.digits(),
                pulse.mark(),
                amplitude));
        for (String code : inPlaces(status)) {
            line.append(String.format(Locale.ROOT, "%-5s", code));
        }
        return line.toString().stripTrailing() + END;
    }

    /** What the interactive menu tells of the instrument. */
    String information() {
        return options.model().spelling() + " VERSION " + options.firmware() + " INFO CRC:XXXX SEC:0" + END;
    }

    private String time(LocalDateTime clock) {
        String time = CLOCK.format(clock);
        return options.upperCaseMonths() ? time.toUpperCase(Locale.ROOT) : time;
    }

    private static String[] inPlaces(List<String> status) {
        String[] places = {"", "", "", ""};
        int next = 0;
        for (String code : status) {
            if (OF_THE_SOUND.contains(code)) {
                places[LAST_PLACE] = code;
            } else if (next < LAST_PLACE) {
                places[next++] = code;
            }
        }
        return places;
    }
}
