package org.wardgate.simulator.alaris;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * The pump's remote control, which obeys as a real one does. That it obeys only after {@code REMOTE_CTRL^ENABLED}, and is silent
 * before, is ours: every published controller enables it first, and no error reply is known.
 */
final class RemoteControl {
    /** Alaris CC Directions For Use: an infusion started by a serial command ends when nothing is heard for 15 s. */
    private static final Duration HOST_TIMEOUT = Duration.ofSeconds(15);

    private static final String MASKED = "^****^PERMIT^0^ms";

    private final PumpState pump;
    private final DeviceWire wire;
    private boolean enabled;
    private boolean startedRemotely;
    private Timer hostTimer = Timer.NONE;

    RemoteControl(PumpState pump, DeviceWire wire) {
        this.pump = pump;
        this.wire = wire;
    }

    /** A correct frame, of any kind, has come. */
    void heard() {
        hostTimer.cancel();
        if (startedRemotely) {
            hostTimer = wire.schedule(Face.LINK, HOST_TIMEOUT, this::hostLost);
        }
    }

    void stop() {
        hostTimer.cancel();
        enabled = false;
        startedRemotely = false;
    }

    /** Does what a control command says and returns the reply's body; null when the pump does not answer. */
    @Nullable
    String obey(String body) {
        List<String> fields = List.of(body.split("\\^", -1));
        String name = fields.get(0);
        if (name.equals("REMOTE_CTRL") || name.equals("REMOTE_CFG")) {
            return permit(name, fields);
        }
        if (body.equals("REMQUERY^DEACT")) {
            startedRemotely = false;
            hostTimer.cancel();
            return "REMQUERY^DEACT^^^^";
        }
        return enabled ? control(body, fields) : null;
    }

    private @Nullable String permit(String name, List<String> fields) {
        // the security code is the CRC of the serial number
        boolean enable = fields.size() == 3
                && fields.get(1).equals("ENABLED")
                && fields.get(2).equals(AsenaFrame.crc(pump.identity().serial()));
        boolean disable = fields.size() >= 2 && fields.get(1).equals("DISABLED");
        if (!enable && !disable) {
            return null;
        }
        if (name.equals("REMOTE_CTRL")) {
            enabled = enable;
        }
        return name + "^" + fields.get(1) + MASKED;
    }

    private @Nullable String control(String body, List<String> fields) {
        return switch (fields.get(0)) {
            case "INF_START" -> start(body);
            case "INF_STOP" -> hold(body);
            case "INF_VI_CLEAR" -> clear(body);
            case "INF_BOLUS" -> body;
            case "INF_RATE" -> setRate(fields);
            case "INF_VTBI" -> setVtbi(fields);
            default -> null;
        };
    }

    private String start(String body) {
        pump.run();
        startedRemotely = true;
        heard();
        return body;
    }

    private String hold(String body) {
        startedRemotely = false;
        hostTimer.cancel();
        pump.hold();
        return body;
    }

    private String clear(String body) {
        pump.clearInfused();
        return body;
    }

    private @Nullable String setRate(List<String> fields) {
        Decimal rate = fields.size() == 3 && fields.get(2).equals("ml/h") ? number(fields.get(1)) : null;
        if (rate == null || rate.compareTo(pump.identity().maxRateMillilitresPerHour()) > 0) {
            return null;
        }
        pump.setRate(rate);
        return pump.rate();
    }

    private @Nullable String setVtbi(List<String> fields) {
        if (fields.size() >= 2 && fields.get(1).equals("DEACT")) {
            pump.setVtbi(null);
            return pump.vtbi();
        }
        Decimal vtbi = fields.size() == 5 && fields.get(1).equals("ACTIV") ? number(fields.get(2)) : null;
        if (vtbi == null || vtbi.signum() == 0) {
            return null;
        }
        pump.setVtbi(vtbi);
        return pump.vtbi();
    }

    private void hostLost() {
        startedRemotely = false;
        pump.hold();
        pump.setAlarm("AL_COMTO");
    }

    private static @Nullable Decimal number(String field) {
        try {
            Decimal number = Decimal.parse(field.trim());
            return number.signum() < 0 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
