package org.wardgate.device.medibus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.medibus.MedibusMessage.Alarms;
import org.wardgate.device.medibus.MedibusMessage.Clock;
import org.wardgate.device.medibus.MedibusMessage.Coded;
import org.wardgate.device.medibus.MedibusMessage.Identity;
import org.wardgate.device.medibus.MedibusMessage.Texts;
import org.wardgate.device.medibus.MedibusMessage.Values;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.model.LineState.Cause;
import org.wardgate.model.LineState.Status;
import org.wardgate.time.Timestamp;

/**
 * One machine, as far as it has told of itself: turns its responses into events. MEDIBUS has no serial number; another number, name
 * or revision is another machine, and two machines of one kind cannot be told apart.
 */
final class Machine {
    private final DriverContext context;
    private final ValueEvents values;
    private final MedibusAlerts alerts;
    private final RepetitionWatch repetition = new RepetitionWatch();
    private final Map<Integer, String> texts = new TreeMap<>();
    private @Nullable Identity identity;
    private @Nullable Map<String, String> announced;
    private boolean frozen;

    Machine(DriverContext context) {
        this.context = context;
        this.values = new ValueEvents(context);
        this.alerts = new MedibusAlerts(context);
    }

    /** Alerts that still stand are told again with the next lists. */
    void forgotten() {
        alerts.forgotten();
    }

    /** The connection begins anew: what stood still may have been the line. */
    void restart() {
        repetition.restart();
        frozen = false;
        alerts.forgotten();
    }

    /** The machine has said who it is. */
    void identified(Identity newIdentity, Timestamp received) {
        if (identity != null && !identity.equals(newIdentity)) {
            context.count("machine-exchanged");
            alerts.endAll(received);
            values.restart();
            texts.clear();
        }
        identity = newIdentity;
        values.speaks(Parameters.edition(newIdentity.protocol()));
        announce(received);
    }

    /** Takes a response with data; false where it is none that the machine tells something in. */
    boolean take(MedibusMessage message, Timestamp received) {
        if (message instanceof Values told) {
            values(told, received);
        } else if (message instanceof Alarms list) {
            alerts.emit(list, received);
        } else if (message instanceof Clock clock) {
            repetition.take(clock, received);
        } else if (message instanceof Texts told) {
            texts(told, received);
        } else if (message instanceof Identity told) {
            identified(told, received);
        } else {
            return false;
        }
        return true;
    }

    private void values(Values told, Timestamp received) {
        boolean measured = told.request() == MedibusCode.MEASURED_1 || told.request() == MedibusCode.MEASURED_2;
        if (measured) {
            boolean wasFrozen = frozen;
            frozen = repetition.take(told, received);
            if (frozen && !wasFrozen) {
                String text = "the machine repeats itself: its clock and all its values stand still; look at it";
                context.status(Status.SILENT, Cause.FROZEN, text, Map.of());
            } else if (wasFrozen && !frozen) {
                context.status(Status.LIVE, Cause.NONE, "", Map.of());
            }
        }
        if (measured && frozen) {
            context.count("frozen-values");
        } else {
            values.emit(told, received);
        }
    }

    private void texts(Texts told, Timestamp received) {
        texts.clear();
        for (Coded text : told.texts()) {
            texts.put(text.code(), text.text().strip());
        }
        announce(received);
    }

    private void announce(Timestamp received) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Identity known = identity;
        if (known != null) {
            attributes.put("id", known.number());
            attributes.put("revision", known.revision());
            attributes.put("medibus", known.protocol());
        }
        texts.forEach((code, text) -> attributes.put("text-" + MedibusCode.spelled(code), text));
        if (!attributes.isEmpty() && !attributes.equals(announced)) {
            announced = attributes;
            String name = known == null ? "MEDIBUS" : known.name();
            context.emit(new DeviceIdentity(context.header(received, null), "Draeger", name, null, attributes));
        }
    }
}
