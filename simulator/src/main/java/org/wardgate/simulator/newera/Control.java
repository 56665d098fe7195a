package org.wardgate.simulator.newera;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.newera.PumpState.Direction;

/**
 * The commands that a gateway never sends, obeyed as the pump would. What they say comes back as the data of the reply: nothing, or
 * an error.
 */
final class Control {
    static final String NOT_RECOGNISED = "?";
    static final String NOT_APPLICABLE = "?NA";
    static final String OUT_OF_RANGE = "?OOR";

    private static final String DONE = "";
    private static final int MOST_SECONDS = 255;
    private static final int MOST_ADDRESSES = 100;

    /** Commands that exist in the family and whose form is not known here. They are not recognised, and are no queries. */
    private static final List<String> UNKNOWN =
            List.of("LOC", "BUZ", "AL", "PF", "BP", "LN", "OUT", "TRG", "DIN", "*RES");

    private static final Set<String> WORDS =
            Set.of("RUN", "STP", "PUR", "CLD", "DIA", "RAT", "VOL", "DIR", "FUN", "PHN", "SAF", "*ADR");

    private final PumpState pump;
    private final Station station;

    /** What commands change that is not of the pumping program. */
    interface Station {
        void setAddress(int address);

        void setSafeSeconds(int seconds);
    }

    Control(PumpState pump, Station station) {
        this.pump = pump;
        this.station = station;
    }

    /** Whether a command that is no query has a word of the family's, whatever follows it. */
    static boolean isControl(Command command) {
        return WORDS.contains(command.word()) || isOfTheFamily(command);
    }

    /** Whether a command that was not recognised is one of the family's all the same, or a burst of several. */
    static boolean isOfTheFamily(Command command) {
        String text = command.word() + command.parameter();
        return text.indexOf('*', 1) > 0 || UNKNOWN.stream().anyMatch(text::startsWith);
    }

    /** The seconds of a SAF command that means something; empty for any other command. */
    static Optional<Integer> safeSeconds(Command command) {
        return command.word().equals("SAF") ? whole(command.parameter(), MOST_SECONDS) : Optional.empty();
    }

    String obey(Command command) {
        String parameter = command.parameter();
        return switch (command.word()) {
            case "RUN" -> run(parameter);
            case "STP" -> parameter.isEmpty() ? stop() : NOT_RECOGNISED;
            case "PUR" -> parameter.isEmpty() ? purge() : NOT_RECOGNISED;
            case "CLD" -> clear(parameter);
            case "DIA" -> setDiameter(parameter);
            case "RAT" -> setRate(parameter);
            case "VOL" -> setVolume(parameter);
            case "DIR" -> setDirection(parameter);
            case "FUN" -> whenIdle(parameter.equals("RAT") ? DONE : OUT_OF_RANGE);
            case "PHN" -> whenIdle(parameter.equals("1") ? DONE : OUT_OF_RANGE);
            case "SAF" -> setSafe(command);
            case "*ADR" -> setAddress(parameter);
            default -> NOT_RECOGNISED;
        };
    }

    private String run(String phase) {
        if (!phase.isEmpty() && !phase.equals("1")) {
            return OUT_OF_RANGE;
        }
        if (pump.isOperating()) {
            return NOT_APPLICABLE;
        }
        pump.run();
        return DONE;
    }

    private String stop() {
        if (pump.isStopped()) {
            return NOT_APPLICABLE;
        }
        pump.hold();
        return DONE;
    }

    private String purge() {
        if (!pump.isStopped()) {
            return NOT_APPLICABLE;
        }
        pump.purge();
        return DONE;
    }

    private String clear(String what) {
        Direction direction = direction(what);
        if (direction == null) {
            return NOT_RECOGNISED;
        }
        if (pump.isOperating()) {
            return NOT_APPLICABLE;
        }
        pump.clear(direction);
        return DONE;
    }

    private String setDiameter(String number) {
        if (!FourDigits.isNumber(number)) {
            return notFitting(number);
        }
        Decimal diameter = FourDigits.parse(number);
        if (diameter.compareTo(Options.LEAST_DIAMETER) < 0 || diameter.compareTo(Options.GREATEST_DIAMETER) > 0) {
            return OUT_OF_RANGE;
        }
        if (pump.isOperating()) {
            return NOT_APPLICABLE;
        }
        pump.setDiameter(diameter);
        return DONE;
    }

    /** The unit may be left out, and cannot be changed while the pump operates. */
    private String setRate(String parameter) {
        String number = numberOf(parameter);
        String name = parameter.substring(number.length());
        Optional<RateUnit> unit = name.isEmpty() ? Optional.of(pump.rateUnit()) : RateUnit.fromWire(name);
        if (unit.isEmpty() || !FourDigits.isNumber(number)) {
            return unit.isEmpty() ? NOT_RECOGNISED : notFitting(number);
        }
        Decimal rate = FourDigits.parse(number);
        if (unit.get().millilitresPerHour(rate).toDouble() > pump.fastestMillilitresPerHour()) {
            return OUT_OF_RANGE;
        }
        if (pump.isOperating() && unit.get() != pump.rateUnit()) {
            return NOT_APPLICABLE;
        }
        pump.setRate(rate, unit.get());
        return DONE;
    }

    /** A volume, its unit, or both. */
    private String setVolume(String parameter) {
        String number = numberOf(parameter);
        String name = parameter.substring(number.length());
        Optional<VolumeUnit> unit = name.isEmpty() ? Optional.of(pump.volumeUnit()) : VolumeUnit.fromWire(name);
        if (unit.isEmpty()) {
            return NOT_RECOGNISED;
        }
        if (!number.isEmpty() && !FourDigits.isNumber(number)) {
            return notFitting(number);
        }
        if (pump.isOperating()) {
            return NOT_APPLICABLE;
        }
        pump.setVolumeUnit(unit.get());
        if (!number.isEmpty()) {
            pump.setVolume(unit.get().millilitres(FourDigits.parse(number)).toDouble());
        }
        return DONE;
    }

    private String setDirection(String parameter) {
        Direction direction = parameter.equals("REV") ? reversed() : direction(parameter);
        if (direction == null) {
            return NOT_RECOGNISED;
        }
        if (pump.isOperating()) {
            return NOT_APPLICABLE;
        }
        pump.setDirection(direction);
        return DONE;
    }

    private String setSafe(Command command) {
        Optional<Integer> seconds = safeSeconds(command);
        seconds.ifPresent(station::setSafeSeconds);
        return seconds.isPresent() ? DONE : notFitting(command.parameter());
    }

    private String setAddress(String parameter) {
        Optional<Integer> address = whole(parameter, MOST_ADDRESSES - 1);
        address.ifPresent(station::setAddress);
        return address.isPresent() ? DONE : notFitting(parameter);
    }

    private String whenIdle(String answer) {
        return pump.isOperating() ? NOT_APPLICABLE : answer;
    }

    private Direction reversed() {
        return pump.direction() == Direction.INF ? Direction.WDR : Direction.INF;
    }

    private static @Nullable Direction direction(String name) {
        return switch (name) {
            case "INF" -> Direction.INF;
            case "WDR" -> Direction.WDR;
            default -> null;
        };
    }

    /** A number with too many digits is out of range; what is no number means nothing. */
    private static String notFitting(String text) {
        return text.matches("[0-9.]*[0-9][0-9.]*") ? OUT_OF_RANGE : NOT_RECOGNISED;
    }

    private static String numberOf(String parameter) {
        return parameter.replaceFirst("[^0-9.].*", "");
    }

    private static Optional<Integer> whole(String text, int most) {
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= most
                ? Optional.of(Integer.parseInt(text))
                : Optional.empty();
    }
}
