package org.wardgate.simulator.terumo;

import java.util.HexFormat;
import org.wardgate.bytes.Bytes;

/**
 * The basic operating status, 82 bytes of which the first 29 are documented; it begins as that of the manual's example. Source: external
 * communication, basic operating status.
 */
final class StatusData {
    private static final String EXAMPLE = "0403001000000000550006000000000000eeeeee0000000802bc0003e8139999000086000000"
            + "000000000000000b000201020028ffffff0190120078fa0042f7000000000000000000000000"
            + "450029000013";

    private final byte[] data = HexFormat.of().parseHex(EXAMPLE);

    /** The number of a state: stop, start, standby, purge, two kinds of bolus. */
    void state(int number) {
        data[2] = (byte) (number << 4);
    }

    void alarms(int bits) {
        u24(5, bits);
    }

    /** Bars of the battery, and whether there is mains. */
    void power(int bars, boolean mains) {
        data[8] = (byte) (0x40 | (mains ? 0x10 : 0) | bars);
    }

    /** A quarter of what makes an occlusion, up to three. */
    void occlusionSteps(int steps) {
        data[9] = (byte) steps;
    }

    void rateHundredths(int rate) {
        u24(11, rate);
    }

    void infusedHundredths(int volume) {
        u24(14, volume);
    }

    /** Tenths of mL; FFFFFF for no limit. */
    void vtbiTenths(int volume) {
        u24(17, volume);
    }

    void doseRateHundredths(int rate) {
        u24(20, rate);
    }

    Bytes bytes() {
        return Bytes.copyOf(data);
    }

    private void u24(int at, int value) {
        data[at] = (byte) (value >> 16);
        data[at + 1] = (byte) (value >> 8);
        data[at + 2] = (byte) value;
    }
}
