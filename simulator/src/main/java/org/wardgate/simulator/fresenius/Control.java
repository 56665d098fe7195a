package org.wardgate.simulator.fresenius;

import java.util.OptionalInt;
import java.util.Set;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.pump.PumpReading;
import org.wardgate.simulator.pump.PumpSlots;
import org.wardgate.simulator.pump.RackPump;

/**
 * The commands that control a pump. A gateway never sends one; each is counted by whoever calls this. What they need of a mode or a
 * state, and the form of their arguments but for the rate's, is ours.
 */
final class Control {
    static final int MANUAL = 1;
    static final int BY_HOST = 2;

    private static final Set<String> WORDS =
            Set.of("AP", "MO", "RZ", "OF", "SI", "EP", "EN", "PR", "PO", "PB", "PF", "PV", "RV", "PP", "PS");
    private static final int FASTEST_TENTHS = 12000;
    private static final String NOTHING = "";

    private final PumpSlots<String> slots;

    Control(PumpSlots<String> slots) {
        this.slots = slots;
    }

    static boolean isControl(String word) {
        return WORDS.contains(word);
    }

    /** Obeys a command, or refuses it. */
    Reply obey(Station station, RackPump pump, String place, String word, String argument) {
        boolean needsHost = word.startsWith("P") || word.equals("RV");
        if (needsHost && station.mode() != BY_HOST) {
            return Reply.error(Reply.DISABLED_IN_MODE);
        }
        return switch (word) {
            case "MO" -> setMode(station, argument);
            case "RZ" -> {
                pump.hold();
                station.close();
                yield Reply.correct(NOTHING);
            }
            case "OF" -> {
                pump.hold();
                slots.takeOut(place);
                yield Reply.correct(NOTHING);
            }
            case "EP" -> {
                pump.setLabel(argument);
                yield Reply.correct(NOTHING);
            }
            case "PR" -> setRate(pump, argument);
            case "PO" -> {
                pump.hold();
                yield Reply.correct(NOTHING);
            }
            case "PB" -> bolus(pump, argument);
            case "PF" -> Reply.error(Reply.NO_EMPTY_SYRINGE_MODE);
            case "PV" -> {
                OptionalInt microlitres = hex(argument);
                microlitres.ifPresent(volume -> pump.setVtbi(volume / 1000.0));
                yield microlitres.isPresent() ? Reply.correct(NOTHING) : Reply.error(Reply.SYNTAX);
            }
            case "RV" -> {
                pump.clearInfused();
                yield Reply.correct(NOTHING);
            }
            default -> Reply.correct(NOTHING);
        };
    }

    private static Reply setMode(Station station, String argument) {
        if (!argument.equals("1") && !argument.equals("2")) {
            return Reply.error(Reply.OUT_OF_LIMITS);
        }
        int mode = Integer.parseInt(argument);
        if (mode == station.mode()) {
            return Reply.error(Reply.MODE_ACTIVE);
        }
        station.setMode(mode);
        return Reply.correct(NOTHING);
    }

    private static Reply setRate(RackPump pump, String argument) {
        OptionalInt tenths = hex(argument);
        if (tenths.isEmpty()) {
            return Reply.error(Reply.SYNTAX);
        }
        if (tenths.getAsInt() > FASTEST_TENTHS) {
            return Reply.error(Reply.OUT_OF_LIMITS);
        }
        if (!pump.read().alarms().isEmpty()) {
            return Reply.error(Reply.ALARM_PRESENT);
        }
        pump.setRate(new Decimal(tenths.getAsInt(), -1));
        if (tenths.getAsInt() > 0) {
            pump.run();
        } else {
            pump.hold();
        }
        return Reply.correct(NOTHING);
    }

    private static Reply bolus(RackPump pump, String argument) {
        OptionalInt microlitres = hex(argument);
        if (microlitres.isEmpty()) {
            return Reply.error(Reply.SYNTAX);
        }
        PumpReading.Flow flow = pump.read().flow();
        if (!flow.running()) {
            return Reply.error(Reply.DISABLED_IN_STATUS);
        }
        if (microlitres.getAsInt() / 1000.0 > flow.contentMillilitres()) {
            return Reply.error(Reply.TOO_LITTLE_FOR_BOLUS);
        }
        pump.bolus(new Decimal(microlitres.getAsInt(), -3));
        return Reply.correct(NOTHING);
    }

    private static OptionalInt hex(String digits) {
        return digits.matches("[0-9A-F]{1,7}") ? OptionalInt.of(Integer.parseInt(digits, 16)) : OptionalInt.empty();
    }
}
