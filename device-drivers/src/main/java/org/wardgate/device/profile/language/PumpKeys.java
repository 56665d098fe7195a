package org.wardgate.device.profile.language;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;
import org.wardgate.model.PumpStatus;

/**
 * The fields that are an infusion. Each is taken from whatever message has it; what was not said anew for a while is not stated.
 *
 * @param state the field of the pump's own word for what it does.
 * @param states that word, and what the pump then does; any other is unknown.
 * @param rate the field of the rate in mL/h; null for none.
 * @param rateIs whether that rate flows, or is set and flows only while the pump delivers.
 * @param volumeInfused the field of the volume infused in mL; null for none.
 * @param volumeToBeInfused the field of the volume to be infused in mL; null for none.
 * @param timeRemaining the field of the time left in seconds; null for none.
 * @param pressure the field of the line pressure in mmHg; null for none.
 * @param syringe the field of the syringe's name; null for none.
 * @param volumeStep by how much the volume infused rises at most at a time, in mL, so that one which stands still can be told; null for
 *     a counter that tells nothing.
 * @param alarmIf the flags under which the pump has an alarm of its own.
 * @param keptFor for how long a part is true that is not said anew, of messages that are not asked for. What is asked for is true until
 *     it should have been said anew twice.
 */
public record PumpKeys(
        @Doc("The field of the pump's own word for what it does.")
        String state,

        @Doc("That word, and what the pump then does.") Map<String, PumpStatus.State> states,

        @Doc("The field of the rate in mL/h.") @Nullable String rate,

        @Doc("Whether that rate flows, or is set.") @Default("flow")
        RateIs rateIs,

        @Doc("The field of the volume infused in mL.") @Nullable
        String volumeInfused,

        @Doc("The field of the volume to be infused in mL.") @Nullable
        String volumeToBeInfused,

        @Doc("The field of the time left in seconds.") @Nullable
        String timeRemaining,

        @Doc("The field of the line pressure in mmHg.") @Nullable
        String pressure,

        @Doc("The field of the syringe's name.") @Nullable String syringe,

        @Doc("By how much the volume infused rises at most at a time, in mL.") @Nullable
        Decimal volumeStep,

        @Doc("The flags under which the pump has an alarm of its own.") @Default("[]")
        List<String> alarmIf,

        @Doc("For how long a part is true that is not said anew, of messages that are not asked for.")
        @Default("5s")
        @Range(min = "1s", max = "10min")
        Duration keptFor) {

    /** What a rate is. */
    public enum RateIs {
        /** What flows now. */
        FLOW,
        /** What is set, and flows only while the pump delivers. */
        SETTING
    }
}
