package org.wardgate.device.profile.language;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus;

/**
 * An alarm or message of the device itself.
 *
 * @param code the device's own code.
 * @param text words for a person.
 * @param priority its priority by IEC 60601-1-8.
 * @param ifDelivering its priority where the pump was delivering when that was last known before it; null for the same.
 * @param type about the patient or about the equipment.
 * @param when the flags under which it holds: one is enough.
 * @param after how long they must hold, in patient time.
 * @param until the states of the pump that end it, for a device that forgets its alarm when it is asked; empty for one whose flags
 *     end it.
 */
public record AlertKeys(
        @Doc("The device's own code.") String code,
        @Doc("Words for a person.") String text,
        @Doc("Its priority by IEC 60601-1-8.") Priority priority,

        @Doc("Its priority where the pump was delivering when that was last known before it.") @Nullable
        Priority ifDelivering,

        @Doc("About the patient or about the equipment.") @Default("technical")
        DeviceAlert.Type type,

        @Doc("The flags under which it holds: one is enough.")
        List<String> when,

        @Doc("How long they must hold.") @Default("0s") @Range(min = "0s", max = "10min")
        Duration after,

        @Doc("The states of the pump that end it.") @Default("[]")
        List<PumpStatus.State> until) {}
