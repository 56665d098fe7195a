package org.wardgate.model;

/**
 * The unit of a value: a UCUM code, or a vendor's code that has no mapping. A value in an unmapped unit is shown with that code
 * and never compared with a limit.
 *
 * @param code the case-sensitive UCUM code, or {@code raw:<vendor>:<code>}.
 */
public record Unit(String code) {
    public static final Unit ONE = new Unit("1");
    public static final Unit PERCENT = new Unit("%");
    public static final Unit PER_MINUTE = new Unit("/min");
    public static final Unit MMHG = new Unit("mm[Hg]");
    public static final Unit KPA = new Unit("kPa");
    public static final Unit CELSIUS = new Unit("Cel");
    public static final Unit FAHRENHEIT = new Unit("[degF]");
    public static final Unit MILLILITRE = new Unit("mL");
    public static final Unit MILLILITRE_PER_HOUR = new Unit("mL/h");
    public static final Unit MILLIMETRE = new Unit("mm");
    public static final Unit MILLIVOLT = new Unit("mV");
    public static final Unit SECOND = new Unit("s");

    private static final String RAW = "raw:";

    /** A unit known only by a vendor's own code. */
    public static Unit raw(String vendor, String code) {
        return new Unit(RAW + vendor + ":" + code);
    }

    /** Whether the code is the vendor's and not UCUM's. */
    public boolean isRaw() {
        return code.startsWith(RAW);
    }
}
