package org.wardgate.device.profile.drive;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.profile.content.FieldValue;
import org.wardgate.device.profile.content.Message;
import org.wardgate.device.profile.language.ProfileFile;
import org.wardgate.model.DeviceIdentity;
import org.wardgate.time.Timestamp;

/** Who the device is, as its messages tell it bit by bit. Told at the first message and at every change. One for each connection. */
final class IdentityTracker {
    private final ProfileFile profile;
    private final DriverContext context;
    private final Map<String, String> attributes = new TreeMap<>();
    private final List<Map.Entry<String, String>> attributeFields;
    private @Nullable String model;
    private @Nullable String serialNumber;
    private boolean told;

    IdentityTracker(ProfileFile profile, DriverContext context) {
        this.profile = profile;
        this.context = context;
        this.attributeFields = profile.identity().attributes().entrySet().stream()
                .map(Map.Entry::copyOf)
                .toList();
    }

    /** Whether a message comes from another device than those before. */
    boolean isAnother(Message message) {
        String serial = text(message, profile.identity().serialNumber());
        return serial != null && serialNumber != null && !serial.equals(serialNumber);
    }

    /** Another device is there: nothing that the last one said of itself holds. */
    void forget() {
        attributes.clear();
        model = null;
        serialNumber = null;
        told = false;
    }

    void accept(Message message, Timestamp received) {
        String newModel = Objects.requireNonNullElse(
                text(message, profile.identity().model()), Objects.requireNonNullElse(model, ""));
        String newSerial = text(message, profile.identity().serialNumber());
        boolean changed = !told || !newModel.equals(Objects.requireNonNullElse(model, ""));
        model = newModel.isEmpty() ? null : newModel;
        if (newSerial != null && !newSerial.equals(serialNumber)) {
            serialNumber = newSerial;
            changed = true;
        }
        for (int i = 0; i < attributeFields.size(); i++) {
            Map.Entry<String, String> each = attributeFields.get(i);
            String value = text(message, each.getValue());
            changed |= value != null && !value.equals(attributes.put(each.getKey(), value));
        }
        if (changed) {
            told = true;
            context.emit(new DeviceIdentity(
                    context.header(received, null),
                    profile.manufacturer(),
                    model == null ? profile.model() : model,
                    serialNumber,
                    attributes));
        }
    }

    private static @Nullable String text(Message message, @Nullable String field) {
        int index = Names.field(message.shape(), field);
        FieldValue value = index < 0 ? null : message.value(index);
        return value == null || value.missing() != null ? null : value.spelled();
    }
}
