package org.wardgate.device.guard;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardgate.bytes.Bytes;

/** Control commands in protocols that frame their text by characters of their own. One character is one byte. */
final class DeniedText {
    private static final String ASENA = "Alaris Asena";
    private static final String AP4000 = "NeuroWave AP-4000";
    private static final String AS50 = "Baxter AS50";
    private static final String BASE = "Fresenius Base";
    private static final String GRASEBY = "Graseby 3000";
    private static final String ARGUS = "Argus 414";

    private static final List<Rule> RULES = List.of(
            // Asena comms: '!' NAME fields '|'
            new Rule(ASENA, "remote control", "!REMOTE_CTRL"),
            new Rule(ASENA, "remote configuration", "!REMOTE_CFG"),
            new Rule(ASENA, "start infusion", "!INF_START"),
            new Rule(ASENA, "stop infusion", "!INF_STOP"),
            new Rule(ASENA, "bolus", "!INF_BOLUS"),
            new Rule(ASENA, "clear volume infused", "!INF_VI_CLEAR"),
            new Rule(ASENA, "set rate", "!INF_RATE\\^"),
            new Rule(ASENA, "set volume to be infused", "!INF_VTBI\\^"),
            new Rule(ASENA, "remote query off", "!REMQUERY"),
            new Rule(ASENA, "request with a field", "!(?!STATREQ\\^)[A-Z_]+\\^[^|\\r]*\\|"),
            // AP-4000 status protocol
            new Rule(AP4000, "take control", "!CNTLREQ"),
            new Rule(AP4000, "program infusion", "!INFPROG"),
            new Rule(AP4000, "pause or resume", "!INFPAUS"),
            // AS50 communications: '[' text ']'; whatever does not ask, sets
            new Rule(AS50, "set rate", "\\[PRIRATE="),
            new Rule(AS50, "set volume to be infused", "\\[PRIVTBI="),
            new Rule(AS50, "set bolus size", "\\[BOLSIZ="),
            new Rule(AS50, "set bolus rate", "\\[BOLRAT="),
            new Rule(AS50, "start bolus", "\\[BOLST"),
            new Rule(AS50, "end control", "\\[EXIT"),
            new Rule(AS50, "acknowledge", "\\[ACK\\]"),
            new Rule(AS50, "statement", "\\[(?!RESEND\\]|ACK\\])[A-Z]{3,}[^?\\[\\]]*\\]"),
            // Base protocol: STX, address, two letters, arguments, two check digits, ETX; a line of seven bits
            base("show drug name", "AP"),
            base("operating mode", "MO"),
            base("reset", "RZ"),
            base("switch off", "OF"),
            base("silence alarm", "SI"),
            base("write drug", "EP"),
            base("write identification", "EN"),
            base("set rate", "PR"),
            base("pause", "PO"),
            base("bolus", "PB"),
            base("empty-syringe mode", "PF"),
            base("volume limit", "PV"),
            base("reset volume infused", "RV"),
            base("pressure limit", "PP"),
            base("dynamic pressure", "PS"),
            // 3000/500 service manual, chapter 12: '<' length letter parameters check '>'
            graseby("silence", "B"),
            graseby("clear volume", "C"),
            graseby("set time", "E"),
            graseby("on or off", "F"),
            graseby("enable control", "I"),
            graseby("keypad lock", "K"),
            graseby("volume to be infused", "L"),
            graseby("open top valve", "N"),
            graseby("run", "O"),
            graseby("pressure", "P"),
            graseby("rate", "R"),
            graseby("hold", "S"),
            graseby("titrate", "T"),
            graseby("display text", "X"),
            // 414 service manual: one byte, or after the address of a multi-drop line
            argus("alarm suppress", "\\x06"),
            argus("bell", "\\x07"),
            argus("remote on", "\\x0E"),
            argus("local", "\\x0F"),
            argus("start", "\\x12"),
            argus("stop", "\\x14"),
            argus("cancel", "\\x18"),
            argus("keep vein open", "\\x1C"),
            argus("entry", "\\x02[0-9]+\\x03"),
            // not in a frame of BCC, whose bed the rack itself has named; see BccAnswers
            new Rule("Zyno nimbus", "write", "(?<!\\x01[0-9]{5})\\x02W[ -~]{3,}\\x03"),
            // an empty line stops every pump of a chain
            new Rule("Cole-Parmer 74900", "stop", "^\\n*\\r"),
            // MEDIBUS for the host: codes that no document lists
            new Rule(
                    "Draeger MEDIBUS",
                    "undocumented command",
                    "(?:^|[\\r\\n])(?:\\x01[ -~]*)?\\x1B(?-i:(?![#-.0JQRSTUj])[ -~])[ -~]*[0-9A-F]{2}\\r"),
            // HL7 version 2, MSH-9: orders, such as those that program pumps
            new Rule("HL7 v2 device", "order", "MSH\\|(?:[^|\\r]*\\|){7}(?:RGV|RDE|RDS|OMP|ORM|OMG)\\b"));

    private static final Pattern BCC_TEXT =
            Pattern.compile("\\x01[0-9]{5}\\x02[^>\\x03\\x17]*>([^\\x03\\x17]*)[\\x03\\x17]");
    private static final Pattern BCC_QUERY =
            Pattern.compile("ADMIN:ALIVE|ADMIN:VERSION|MEM:GET|MEM:GETSLOT#[1-3][1-9A-O]");

    private static final Pattern TERUMO_COMMAND = Pattern.compile("<CMD>([^<]*)</CMD>", Pattern.CASE_INSENSITIVE);
    private static final Bytes TERUMO_STATUS = Bytes.ofHex("010000");

    private DeniedText() {}

    /** Adds every command that stands in a text. */
    static void find(String text, List<DeniedCommand> found) {
        for (Rule rule : RULES) {
            if (rule.pattern.matcher(text).find()) {
                found.add(rule.command);
            }
        }
        findSpaceCommands(text, found);
        findTerumoCommands(text, found);
    }

    /** B. Braun Space BCC: no command is public, so every text that is not one of the four known queries is one. */
    private static void findSpaceCommands(String text, List<DeniedCommand> found) {
        Matcher frames = BCC_TEXT.matcher(text);
        while (frames.find()) {
            String plain = frames.group(1);
            String unstuffed = BccStuffing.removed(plain);
            if (!BCC_QUERY.matcher(plain).matches()
                    && !BCC_QUERY.matcher(unstuffed).matches()) {
                found.add(new DeniedCommand("B. Braun Space", "text that is no known query"));
            }
        }
    }

    /** Terumo TE-SS, external communication: the only documented command reads the operating status. */
    private static void findTerumoCommands(String text, List<DeniedCommand> found) {
        Matcher commands = TERUMO_COMMAND.matcher(text);
        while (commands.find()) {
            if (!isTerumoStatus(commands.group(1))) {
                found.add(new DeniedCommand("Terumo TE-SS", "command other than operating status"));
            }
        }
    }

    private static boolean isTerumoStatus(String base64) {
        try {
            Bytes command = Bytes.copyOf(Base64.getDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1)));
            return command.length() == 4 && command.slice(1, 3).equals(TERUMO_STATUS); // after the sequence number
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Rule base(String command, String letters) {
        StringBuilder sevenBits = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            int letter = letters.charAt(i);
            sevenBits.append(String.format(Locale.ROOT, "[\\x%02X\\x%02X]", letter, letter | 0x80));
        }
        return new Rule(
                BASE,
                command,
                "[\\x02\\x82][0-9\\xB0-\\xB9]?" + sevenBits
                        + "(?:[;\\xBB][ -~\\xA0-\\xFE]*)?[0-9A-F\\xB0-\\xB9\\xC1-\\xC6]{2}[\\x03\\x83]");
    }

    private static Rule graseby(String command, String letter) {
        return new Rule(GRASEBY, command, "<[0-9A-F]{2}" + letter + "[ -;=?-~]*>");
    }

    private static Rule argus(String command, String bytes) {
        return new Rule(ARGUS, command, "^(?:\\x1B[\\x00-\\x7F])?" + bytes + "\\z");
    }

    /** One command and what it looks like. */
    private static final class Rule {
        private final DeniedCommand command;
        private final Pattern pattern;

        private Rule(String device, String command, String regex) {
            this.command = new DeniedCommand(device, command);
            pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        }
    }
}
