package org.wardgate.device.fresenius;

/** Everything that a base, a module or a stand-alone pump is asked. Source: Base protocol, commands. */
enum FreseniusQuery {
    /** Opens the session. */
    CONNECT("DC"),
    /** Closes the session. */
    DISCONNECT("FC"),
    /** What the device is. */
    TYPE("LF;b"),
    /** Of a base: which modules are there. */
    MODULES("LE;b"),
    /** The drug's name. */
    DRUG("LP"),
    /** Alarm, error, mode, rate, volume, and rate and volume of a bolus. */
    EVERYTHING("LE;aemdrks"),
    ALARM("LE;a"),
    ERROR("LE;e"),
    MODE("LE;m"),
    RATE("LE;d"),
    VOLUME("LE;r"),
    BOLUS_RATE("LE;k"),
    BOLUS_VOLUME("LE;s");

    private final String text;

    FreseniusQuery(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
