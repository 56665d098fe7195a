package org.wardgate.model;

/**
 * An alarm or message of the device itself, as it begins, changes or ends.
 *
 * @param header device, times and sequence.
 * @param type about the patient or about the equipment.
 * @param priority the priority as IEC 60601-1-8 grades it, from the device where it says so.
 * @param code the device's own code; begin and end of one alert carry the same code.
 * @param text words for a person.
 * @param active whether the alert holds now; false ends it.
 */
public record DeviceAlert(EventHeader header, Type type, Priority priority, String code, String text, boolean active)
        implements DeviceEvent {

    /** What an alert is about. */
    public enum Type {
        PHYSIOLOGICAL("physiological"),
        TECHNICAL("technical");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        /** The spelling in event JSON. */
        public String wireName() {
            return wireName;
        }
    }

    @Override
    public String kind() {
        return "device-alert";
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.deviceAlert(this);
    }
}
