package org.wardgate.simulator.nonin;

/**
 * The numbers that the 25 frames of a packet carry, one byte each; Nonin 6470-000-01, pages 10 and 14.
 *
 * @param reading the averages.
 * @param revision SREV, of the firmware.
 * @param thirds TMR, thirds of a second since power-on.
 * @param status2 STAT2.
 */
record DataPacket(Reading reading, int revision, long thirds, int status2) {
    static final int FRAMES = 25;
    static final int LOW_BATTERY = 0x01;

    /** The byte of a frame, 1 to 25. What is reserved is 0, as recorded. */
    int valueOf(int frame) {
        return switch (frame) {
            case 1, 14 -> high(reading.recording());
            case 2, 15 -> low(reading.recording());
            case 3, 10, 11, 16 -> reading.recording().saturation();
            case 4 -> revision;
            case 6 -> (int) (thirds >> 7) & 0x7F;
            case 7 -> (int) thirds & 0x7F;
            case 8 -> status2;
            case 9, 17 -> reading.display().saturation();
            case 20, 22 -> high(reading.display());
            case 21, 23 -> low(reading.display());
            default -> 0;
        };
    }

    private static int high(Numbers numbers) {
        return numbers.pulse() >> 7;
    }

    private static int low(Numbers numbers) {
        return numbers.pulse() & 0x7F;
    }
}
