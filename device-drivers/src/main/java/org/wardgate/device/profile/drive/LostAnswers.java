package org.wardgate.device.profile.drive;

import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.profile.language.AlertKeys;
import org.wardgate.device.profile.language.ProfileFile;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus.State;
import org.wardgate.time.Timestamp;

/**
 * Answers that were lost, of a pump that tells an alarm once and forgets it: when such a pump delivered before and does not after, it may
 * have told why in the answer that nobody read. One for each connection.
 */
final class LostAnswers {
    /** The code, ours, of a pump that stopped while an answer was lost. */
    static final String CODE = "ANSWER_LOST";

    private static final String TEXT =
            "Pump stopped while an answer of it was lost - it may have told an alarm, which it tells once: look at the pump";

    private final DriverContext context;
    private final boolean matters;
    private boolean lost;
    private boolean active;
    private boolean untold;

    LostAnswers(ProfileFile profile, DriverContext context) {
        this.context = context;
        this.matters = profile.alerts().stream().map(AlertKeys::until).anyMatch(until -> !until.isEmpty());
    }

    /** Bytes were dropped, an answer did not come in time, or was not used. */
    void lost() {
        lost = true;
    }

    /** Whoever listens has forgotten what was told. */
    void forgotten() {
        untold = active;
    }

    /** Whether the pump stopped while an answer was lost. */
    boolean isActive() {
        return active;
    }

    /** Another pump is there. */
    void endAll(Timestamp received) {
        end(received);
        lost = false;
    }

    /**
     * The pump does this now.
     *
     * @param delivered whether it delivered before.
     * @param told whether an alarm stands that it has told: then it is known why it stopped.
     */
    void accept(State state, boolean delivered, boolean told, Timestamp received) {
        if (!matters || state == State.UNKNOWN) {
            return;
        }
        if (state.isDelivering() || told) {
            end(received);
        } else if ((lost && delivered && !active) || untold) {
            active = true;
            untold = false;
            tell(received);
        }
        lost = false;
    }

    private void end(Timestamp received) {
        if (active) {
            active = false;
            tell(received);
        }
    }

    private void tell(Timestamp received) {
        context.emit(new DeviceAlert(
                context.header(received, null), DeviceAlert.Type.TECHNICAL, Priority.MEDIUM, CODE, TEXT, active));
    }
}
