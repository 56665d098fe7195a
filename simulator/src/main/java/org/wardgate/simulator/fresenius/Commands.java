package org.wardgate.simulator.fresenius;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.fresenius.Options.Quirk;
import org.wardgate.simulator.pump.RackPump;

/** What a command is answered, within the sessions that the protocol wants. In which order errors are found is ours. */
final class Commands {
    private static final int LONGEST = 80;
    private static final Set<String> QUERIES = Set.of("DC", "FC", "LE", "LF", "LP", "LN", "LM", "DE", "AE", "DM", "AM");

    private final Options options;
    private final Counters counters;
    private final Control control;
    private final Collection<Station> stations;

    /**
     * The commands.
     *
     * @param stations all of them, the base among them.
     */
    Commands(Options options, Counters counters, Control control, Collection<Station> stations) {
        this.options = options;
        this.counters = counters;
        this.control = control;
        this.stations = stations;
    }

    /**
     * Answers a command.
     *
     * @param base the base; null for a pump without one.
     * @param station whom the command is for.
     * @param text the command, without the address.
     */
    Reply answer(@Nullable Station base, Station station, String text) {
        int end = text.indexOf(';');
        String word = end < 0 ? text : text.substring(0, end);
        String argument = end < 0 ? "" : text.substring(end + 1);
        boolean forBase = station == base;
        RackPump pump = station.pump();
        if (Control.isControl(word)) {
            counters.add("violations");
        } else if (!QUERIES.contains(word)) {
            counters.add("unknown-commands");
            return Reply.error(Reply.UNKNOWN_COMMAND);
        }
        if (text.length() + station.address().length() > LONGEST) {
            return Reply.error(Reply.TOO_LONG);
        }
        if (base != null && !base.isOpen() && !(forBase && word.equals("DC"))) {
            return Reply.error(Reply.BASE_NOT_OPEN);
        }
        if (!forBase && pump == null) {
            return Reply.error(Reply.NO_MODULE);
        }
        if (!station.isOpen() && !word.equals("DC")) {
            return Reply.error(Reply.MODULE_NOT_OPEN);
        }
        if (Control.isControl(word)) {
            return pump == null
                    ? Reply.error(Reply.UNKNOWN_COMMAND)
                    : control.obey(station, pump, options.standAlone() ? "1" : station.address(), word, argument);
        }
        return answer(station, forBase, pump, word, argument);
    }

    private Reply answer(Station station, boolean forBase, @Nullable RackPump pump, String word, String argument) {
        return switch (word) {
            case "DC" -> open(station);
            case "FC" -> {
                (forBase ? stations : Set.of(station)).forEach(Station::close);
                yield Reply.correct("");
            }
            case "LE" -> {
                String wrong = wrong(station, argument);
                yield wrong.isEmpty() ? Reply.correct(station.read(argument)) : Reply.error(wrong);
            }
            case "LF" -> fixed(forBase, argument);
            case "LP" ->
                pump == null || options.has(Quirk.NO_DRUG_NAMES)
                        ? Reply.error(Reply.UNKNOWN_COMMAND)
                        : Reply.correct(";" + plain(pump.label()));
            case "LN" -> Reply.correct(pump == null ? "" : ";" + plain(pump.serial()));
            case "DE" -> {
                String wrong = wrong(station, argument);
                if (wrong.isEmpty()) {
                    station.enable(argument);
                }
                yield wrong.isEmpty() ? Reply.correct("") : Reply.error(wrong);
            }
            case "AE" -> {
                station.disable(argument);
                yield Reply.correct("");
            }
            default -> Reply.correct(""); // adjustments, of which nothing is known
        };
    }

    private Reply open(Station station) {
        if (station.isOpen() && options.has(Quirk.REOPENING_IS_ERROR)) {
            return Reply.error(Reply.NOT_IN_MANUAL_MODE);
        }
        if (!station.isOpen()) {
            station.open();
        }
        return Reply.correct("");
    }

    private Reply fixed(boolean forBase, String identifiers) {
        if (identifiers.isEmpty()) {
            return Reply.error(Reply.SYNTAX);
        }
        return identifiers.equals("b")
                ? Reply.correct(";b" + (forBase ? options.baseType() : options.moduleType()))
                : Reply.error(Reply.IDENTIFIER_NOT_USED);
    }

    /** What is wrong with a list of identifiers; empty when nothing is. */
    private static String wrong(Station station, String identifiers) {
        if (identifiers.isEmpty()) {
            return Reply.SYNTAX;
        }
        if (!identifiers.matches("[a-z]+")) {
            return Reply.IDENTIFIER_INCORRECT;
        }
        return identifiers.chars().allMatch(id -> station.knows((char) id)) ? "" : Reply.IDENTIFIER_NOT_USED;
    }

    private static String plain(String text) {
        return text.replace(';', ',').replaceAll("[^ -~]", "?");
    }
}
