package org.wardgate.device.neurowave;

import org.jspecify.annotations.Nullable;
import org.wardgate.device.neurowave.NeurowaveMessage.Status;
import org.wardgate.model.Decimal;

/**
 * One of the pump's two channels in a status; the second has the first one's fields 33 further on. Source: AP-4000 status protocol.
 *
 * @param number 1 or 2.
 */
record NeurowaveChannel(int number, Status status) {
    private static final int DISTANCE = 33;

    String serialNumber() {
        return text(34);
    }

    String drug() {
        return text(37);
    }

    @Nullable
    Decimal concentration() {
        return field(38);
    }

    String concentrationUnit() {
        return text(39);
    }

    @Nullable
    Decimal toBeInfusedMillilitres() {
        return field(42);
    }

    /** Perhaps the time remaining, in a unit that is not known. */
    @Nullable
    Decimal time() {
        return field(54);
    }

    @Nullable
    Decimal infusedMillilitres() {
        return field(56);
    }

    @Nullable
    Decimal remainingMillilitres() {
        return field(58);
    }

    @Nullable
    Decimal rateMillilitresPerHour() {
        return field(61);
    }

    @Nullable
    Decimal bolusMillilitres() {
        return field(62);
    }

    @Nullable
    Decimal allBolusMillilitres() {
        return field(63);
    }

    boolean flows() {
        Decimal rate = rateMillilitresPerHour();
        return rate != null && rate.signum() > 0;
    }

    /** Whether anything is set up on it. */
    boolean isUsed() {
        Decimal set = toBeInfusedMillilitres();
        return flows() || !drug().isEmpty() || (set != null && set.signum() > 0);
    }

    private @Nullable Decimal field(int first) {
        return status.number(first + (number - 1) * DISTANCE);
    }

    private String text(int first) {
        return status.text(first + (number - 1) * DISTANCE);
    }
}
