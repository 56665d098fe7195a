package org.wardgate.simulator.nonin;

import org.wardgate.bytes.Bytes;

/** Data format 8; Nonin 6470-000-01, page 16. Bit 7 is set in the first byte alone. */
final class FourBytes {
    private static final int ALWAYS = 0x80;
    private static final int OUT_OF_TRACK = 0x20;
    private static final int LOW_PERFUSION = 0x10;
    private static final int MARGINAL_PERFUSION = 0x08;
    private static final int ARTEFACT = 0x04;

    // the fourth byte
    private static final int SENSOR_ALARM = 0x08;
    private static final int LOW_BATTERY = 0x01;

    private FourBytes() {}

    static Bytes of(Reading reading, boolean batteryLow) {
        int pulse = reading.display().pulse();
        return Bytes.copyOf(new byte[] {
            (byte) (ALWAYS | conditions(reading) | pulse >> 7),
            (byte) (pulse & 0x7F),
            (byte) reading.display().saturation(),
            (byte) ((reading.hasFinger() ? 0 : SENSOR_ALARM) | (batteryLow ? LOW_BATTERY : 0))
        });
    }

    private static int conditions(Reading reading) {
        return (reading.isOutOfTrack() ? OUT_OF_TRACK : 0)
                | (reading.hasArtefact() ? ARTEFACT : 0)
                | (reading.hasFinger() ? signal(reading.perfusion()) : 0);
    }

    private static int signal(Perfusion perfusion) {
        return switch (perfusion) {
            case GREEN -> 0;
            case YELLOW -> MARGINAL_PERFUSION;
            case RED -> LOW_PERFUSION;
        };
    }
}
