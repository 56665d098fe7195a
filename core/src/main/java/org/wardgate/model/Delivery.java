package org.wardgate.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of an infusion; null is "the pump does not say", never 0.
 *
 * @param rateMillilitresPerHour the rate now.
 * @param volumeInfusedMillilitres the pump's own counter, which a person can clear.
 * @param volumeToBeInfusedMillilitres the volume to be infused, as the pump states it.
 * @param timeRemaining the time left.
 * @param timeRemainingAtLeast whether the time left is only a lower bound.
 * @param pressureMillimetresOfMercury the pressure in the line to the patient.
 */
public record Delivery(
        @Nullable Decimal rateMillilitresPerHour,
        @Nullable Decimal volumeInfusedMillilitres,
        @Nullable Decimal volumeToBeInfusedMillilitres,
        @Nullable Duration timeRemaining,
        boolean timeRemainingAtLeast,
        @Nullable Decimal pressureMillimetresOfMercury) {}
