package org.wardgate.device.alaris;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardgate.model.Priority;

/**
 * The alarms that a pump can name, spelled as it spells them. Source: Asena comms, alarm codes. The codes are the pump's; their
 * meanings are inferred from the mnemonics and from the texts on the pumps' displays, the priorities from what happens to the
 * infusion.
 */
enum AlarisAlarm {
    AL_OCCLU(Priority.HIGH, "Occlusion"),
    AL_DRDIS(Priority.HIGH, "Drive disengaged"),
    AL_SYRCO(Priority.HIGH, "Check syringe"),
    AL_FAULT(Priority.HIGH, "Pump malfunction"),
    AL_EMBAT(Priority.HIGH, "Battery empty"),
    AL_EOIST(Priority.HIGH, "End of infusion, stopped"),
    AL_COMTO(Priority.HIGH, "Communication time-out at the pump"),
    AL_EOIKV(Priority.HIGH, "End of infusion, KVO running"),
    AL_VTBIS(Priority.HIGH, "VTBI done, stopped"),
    AL_VTBIK(Priority.MEDIUM, "VTBI done, KVO running"),
    AL_VTBIC(Priority.LOW, "VTBI done, infusion continues"),
    AL_NEOIN(Priority.LOW, "Near end of infusion"),
    AL_LWBAT(Priority.MEDIUM, "Battery low"),
    AL_LBTAC(Priority.MEDIUM, "Battery low, mains"),
    AL_ACDIS(Priority.LOW, "Mains disconnected"),
    AL_CALLB(Priority.LOW, "Pump needs attention"),
    AL_TITNC(Priority.LOW, "Titration not confirmed"),
    AL_TITCA(Priority.LOW, "Titration cancelled"),
    AL_TCITG(Priority.LOW, "TCI target"),
    AL_RHIGH(Priority.MEDIUM, "Rate high"),
    AL_LDSCN(Priority.LOW, "Pump alarm AL_LDSCN"),
    AL_PRDSC(Priority.MEDIUM, "Pump alarm AL_PRDSC");

    /** The code of a pump without an alarm. */
    static final String NONE = "AL_NOALM";

    private static final Map<String, AlarisAlarm> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(AlarisAlarm::name, Function.identity()));

    private final Priority priority;
    private final String text;

    AlarisAlarm(Priority priority, String text) {
        this.priority = priority;
        this.text = text;
    }

    /** The alarm of a code. */
    static Optional<AlarisAlarm> fromWire(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Whether a code says that the pump has gone to its keep-vein-open rate, at which the drug still flows. */
    static boolean isKvo(String code) {
        return code.equals(AL_EOIKV.name()) || code.equals(AL_VTBIK.name());
    }

    /** How grave it is. */
    Priority priority() {
        return priority;
    }

    /** Words for a person. */
    String text() {
        return text;
    }
}
