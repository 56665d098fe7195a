package org.wardgate.device.guard;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Control commands of pumps that take bare lines: New Era NE-1000 and its relatives (basic and safe mode), Harvard and KDS
 * syringe pumps (legacy and Elite commands). A line is what stands before a carriage return or line feed, in seven bits.
 */
final class DeniedLines {
    private static final String NEW_ERA = "New Era NE-1000";
    private static final String HARVARD = "Harvard or KDS";
    private static final String ADDRESS = "\\d*";

    /** NE-1000 manual, RS-232 commands: after the pump's own removal of blanks and control characters. */
    private static final List<Rule> NEW_ERA_RULES = List.of(
            new Rule(NEW_ERA, "run", ADDRESS + "RUN[A-Z0-9.]*"),
            new Rule(NEW_ERA, "stop", ADDRESS + "STP[A-Z0-9.]*"),
            new Rule(NEW_ERA, "purge", ADDRESS + "PUR[A-Z0-9.]*"),
            new Rule(NEW_ERA, "clear volume dispensed", ADDRESS + "CLD[A-Z0-9.]*"),
            new Rule(NEW_ERA, "set safe mode", ADDRESS + "SAF[^*]+"),
            new Rule(NEW_ERA, "set a parameter", ADDRESS + "(?:DIA|RAT|VOL|DIR|FUN|PHN|DIS|VER)[^*]+"),
            new Rule(NEW_ERA, "setup", ADDRESS + "(?:LOC|BUZ|AL|PF|BP|LN|OUT|TRG|DIN)[A-Z0-9.]{0,6}"),
            new Rule(NEW_ERA, "set address", ".*\\*ADR.+"),
            new Rule(NEW_ERA, "reset", ".*\\*RESET.*"),
            new Rule(NEW_ERA, "command burst", "[A-Z0-9.]+\\*.*"));

    /** Pump 11 and PHD 2000 manuals; Legato 100 and 11 Elite command sets. */
    private static final List<Rule> HARVARD_RULES = List.of(
            new Rule(HARVARD, "run", "@?" + ADDRESS + " *[IWR]?RUN\\b.*"),
            new Rule(HARVARD, "reverse", "@?" + ADDRESS + " *REV\\b.*"),
            new Rule(HARVARD, "stop", "@?" + ADDRESS + " *STO?P\\b.*"),
            new Rule(HARVARD, "set a parameter", ADDRESS + " *(?:MMD|ULM|MLT|ULH|MLH)\\b.*"),
            new Rule(HARVARD, "set a parameter", "\\d{2} *[A-Z]{3} *[\\d.]+.*"),
            new Rule(HARVARD, "clear a volume or time", "@?" + ADDRESS + " *C(?:I|W|T)(?:VOLUME|TIME)\\b.*"),
            new Rule(HARVARD, "setup", "@?" + ADDRESS + " *(?:POLL|NVRAM|LOAD|TIME|DIM|ADDR[A-Z]*)\\b.*"),
            new Rule(
                    HARVARD,
                    "set a parameter",
                    "@?" + ADDRESS + " *(?:[IWC]RATE|[IWTS]VOLUME|TTIME|DIAMETER|SYRMANU|FORCE) +(?!LIM\\z).+"));

    private static final Pattern NOT_PRINTED = Pattern.compile("[\\x00-\\x20\\x7F]");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");
    private static final int SAFE_OVERHEAD = 4; // length, two check bytes, ETX

    private DeniedLines() {}

    /** Adds every command that stands in a text as a line, or in a packet of New Era's safe mode. */
    static void find(String text, List<DeniedCommand> found) {
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\r' || text.charAt(i) == '\n') {
                findInLine(text.substring(begin, i), found);
                begin = i + 1;
            }
        }
        for (int stx = text.indexOf('\u0002'); stx >= 0; stx = text.indexOf('\u0002', stx + 1)) {
            findInSafePacket(text, stx, found);
        }
    }

    private static void findInLine(String line, List<DeniedCommand> found) {
        if (line.chars().allMatch(c -> c < 0x80)) {
            String upper = line.toUpperCase(Locale.ROOT);
            match(NEW_ERA_RULES, NOT_PRINTED.matcher(upper).replaceAll(""), found);
            match(HARVARD_RULES, CONTROL.matcher(upper).replaceAll("").strip(), found);
        }
    }

    /** STX, length from itself to ETX, data, two check bytes, ETX: found by its length, as the pump does. */
    private static void findInSafePacket(String text, int stx, List<DeniedCommand> found) {
        int length = stx + 1 < text.length() ? text.charAt(stx + 1) : 0;
        int etx = stx + length;
        if (length > SAFE_OVERHEAD && etx < text.length() && text.charAt(etx) == '\u0003') {
            String data = text.substring(stx + 2, etx - 2).toUpperCase(Locale.ROOT);
            match(NEW_ERA_RULES, NOT_PRINTED.matcher(data).replaceAll(""), found);
        }
    }

    private static void match(List<Rule> rules, String line, List<DeniedCommand> found) {
        for (Rule rule : rules) {
            if (rule.pattern.matcher(line).matches()) {
                found.add(rule.command);
            }
        }
    }

    /** One command and what its line looks like in upper case. */
    private static final class Rule {
        private final DeniedCommand command;
        private final Pattern pattern;

        private Rule(String device, String command, String regex) {
            this.command = new DeniedCommand(device, command);
            pattern = Pattern.compile(regex, Pattern.DOTALL);
        }
    }
}
