package org.wardgate.device.terumo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.model.Unit;

/**
 * The basic operating status. Offsets count from behind the result; what stands behind offset 29 has no documented layout. Source:
 * external communication, basic operating status.
 *
 * @param data at least {@link #LEAST_LENGTH} bytes.
 */
record TerumoStatus(Bytes data) {
    static final int LEAST_LENGTH = 29;

    private static final int ENDLESS = 0xFFFFFF;
    private static final int DISABLED = 0xEEEEEE;

    /** The version of the pump's software. */
    String software() {
        return String.format(Locale.ROOT, "%02x.%02x", data.u8(0), data.u8(1));
    }

    /** What the pump does, by its own number. */
    int operation() {
        return data.u8(2) >> 4;
    }

    /** What the pump does. It does not tell keep-vein-open from infusing. */
    State state() {
        return switch (operation()) {
            case 0 -> State.STOPPED;
            case 1 -> State.INFUSING;
            case 2 -> State.PAUSED;
            case 3 -> State.PRIMING;
            case 4, 5 -> State.BOLUS;
            default -> State.UNKNOWN;
        };
    }

    /** What the pump does, in the words of the manual. */
    String word() {
        return switch (operation()) {
            case 0 -> "stop";
            case 1 -> "start";
            case 2 -> "standby";
            case 3 -> "purge";
            case 4 -> "hands-on bolus";
            case 5 -> "hands-free bolus";
            default -> "reserved " + operation();
        };
    }

    /** Bits 0 to 23, the lowest in the last byte. */
    int alarms() {
        return u24(5);
    }

    /** Of the battery, 1 to 5. */
    int batteryBars() {
        return data.u8(8) & 0x0F;
    }

    boolean isOnMains() {
        return (data.u8(8) >> 4 & 3) == 1;
    }

    boolean isSubBatteryAbnormal() {
        return data.u8(8) >> 6 == 2;
    }

    /** The occlusion monitor in percent: four steps. */
    int occlusionPercent() {
        return 25 * (data.u8(9) & 3);
    }

    /** Sound, keypad lock, plunger. */
    int monitorBits() {
        return data.u8(9) & 0x38;
    }

    /** The syringe's size; null where there is none. */
    @Nullable
    String syringe() {
        return switch (data.u8(10)) {
            case 2 -> "5 mL";
            case 3 -> "10 mL";
            case 4 -> "20 mL";
            case 5 -> "30 mL";
            case 6 -> "50/60 mL";
            default -> null;
        };
    }

    Decimal rateMillilitresPerHour() {
        return new Decimal(u24(11), -2);
    }

    Decimal infusedMillilitres() {
        return new Decimal(u24(14), -2);
    }

    /** Null where there is no limit, or where the pump has none. */
    @Nullable
    Decimal toBeInfusedMillilitres() {
        int raw = u24(17);
        return raw == ENDLESS || raw == DISABLED ? null : new Decimal(raw, -1);
    }

    Decimal doseRate() {
        return new Decimal(u24(20), -2);
    }

    Unit doseUnit() {
        return switch (data.u8(23)) {
            case 0x00 -> Unit.MILLILITRE_PER_HOUR;
            case 0x04 -> new Unit("ug/kg/min");
            case 0x08 -> new Unit("mg/kg/h");
            default -> Unit.raw(TerumoDriver.VENDOR, String.format(Locale.ROOT, "%02x", data.u8(23)));
        };
    }

    /** The drug's dilution, whose unit is not documented; null where it is not set. */
    @Nullable
    Decimal dilution() {
        int raw = u24(26);
        return raw == 0 ? null : new Decimal(raw, -2);
    }

    private int u24(int at) {
        return data.u8(at) << 16 | data.u16(at + 1);
    }
}
