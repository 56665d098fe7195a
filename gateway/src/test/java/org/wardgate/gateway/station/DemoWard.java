package org.wardgate.gateway.station;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.AlarmEvent;
import org.wardgate.gateway.alarm.Condition;
import org.wardgate.gateway.alarm.Finding;
import org.wardgate.gateway.alarm.Inactivation;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.gateway.alarm.Signal;
import org.wardgate.gateway.ward.Acknowledgement;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.model.Decimal;
import org.wardgate.model.DeviceAlert;
import org.wardgate.model.LineState;
import org.wardgate.model.Measurement;
import org.wardgate.model.MetricId;
import org.wardgate.model.Priority;
import org.wardgate.model.PumpStatus;
import org.wardgate.model.Unit;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;

/**
 * Serves a ward in which most states of a tile can be seen at once, to look at the page without a gateway: {@code main} takes the
 * port and, optionally, {@code calm} or {@code busy} and the number of beds.
 */
final class DemoWard {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final TimeSource time;
    private final WardKit kit;
    private final Ward ward;
    private final int beds;

    DemoWard(TimeSource time, Ward ward, int beds) {
        this.beds = beds;
        this.time = time;
        this.ward = ward;
        this.kit = new WardKit(time);
    }

    public static void main(String[] args) throws InterruptedException {
        TimeSource time = new SystemTimeSource();
        EventLoop loop = (EventLoop) new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()).next();
        Ward ward = new Ward("Pain day unit", "demo-1", loop, time);
        DemoWard demo = new DemoWard(time, ward, args.length > 2 ? Integer.parseInt(args[2]) : 12);
        demo.repeat(args.length > 1 && args[1].equals("calm"), true);
        new StationServer(ward, loop, true, () -> "")
                .start(Integer.parseInt(args[0]))
                .toCompletableFuture()
                .join();
        new CountDownLatch(1).await();
    }

    private void repeat(boolean calm, boolean first) {
        publish(calm, first);
        time.schedule(TimeSource.Face.LINK, SECOND, Runnable::run, () -> repeat(calm, false));
    }

    /** Publishes every bed; the alarms' beginnings with the first call. */
    void publish(boolean calm, boolean first) {
        for (int i = 1; i <= beds; i++) {
            Alarm alarm = calm ? null : alarm(i);
            BedState state = bed(i, alarm);
            if (first) {
                ward.addBed(state, this::acknowledge);
            }
            List<AlarmEvent> events = !first || alarm == null ? List.of() : List.of(kit.event(phase(alarm), alarm));
            ward.publish(time.now(), state, events);
        }
    }

    private CompletableFuture<Acknowledgement.Result> acknowledge(Acknowledgement acknowledgement) {
        return CompletableFuture.completedFuture(
                acknowledgement.bed().equals("4")
                        ? Acknowledgement.Result.CONFLICT
                        : Acknowledgement.Result.UNKNOWN_ALARM);
    }

    private static Phase phase(Alarm alarm) {
        return alarm.condition() == Condition.LATCHED ? Phase.LATCH : Phase.START;
    }

    private BedState bed(int number, @Nullable Alarm alarm) {
        List<Alarm> alarms = alarm == null ? List.of() : List.of(alarm);
        String name = String.valueOf(number);
        boolean calm = alarm == null;
        List<BedState.Value> values = new ArrayList<>(
                switch (calm ? 0 : number) {
                    case 3 -> kit.vitals("124", "98", "142", "86", "105");
                    case 4 -> kit.vitals("58", "95", "84", "46", "59");
                    case 8 -> kit.vitals("96", "91", "131", "80", "97");
                    default ->
                        kit.vitals(
                                "" + (61 + number * 3),
                                "9" + (5 + number % 5),
                                "1" + (18 + number),
                                "7" + number % 10,
                                "8" + number % 10);
                });
        values.add(kit.value(new MetricId.Mdc(151728), "37", Unit.MMHG, SECOND, TEN_SECONDS));
        values.add(kit.value(new MetricId.Mdc(150344), "36.70", Unit.CELSIUS, SECOND, Duration.ofMinutes(2)));
        values.add(kit.value(
                new MetricId.Raw("philips-intellivue", "4be9"),
                "0.8",
                Unit.raw("philips-intellivue", "0200"),
                SECOND,
                TEN_SECONDS));
        if (number == 7 && !calm) {
            values.replaceAll(value -> aged(value, Duration.ofSeconds(130)));
        }
        if (number == 6 && !calm) {
            values.replaceAll(value -> value.reading().event().metric().equals(WardKit.SATURATION)
                    ? kit.value(
                            WardKit.SATURATION,
                            null,
                            new Measurement.Missing(Measurement.Reason.INVALID),
                            SECOND,
                            TEN_SECONDS)
                    : value.reading().ageLimitNanos() > Duration.ofMinutes(9).toNanos()
                            ? aged(value, Duration.ofMinutes(14))
                            : value);
        }
        PumpStatus.State state = calm || number < 6 || number == 12
                ? PumpStatus.State.INFUSING
                : switch (number) {
                    case 6 -> PumpStatus.State.PAUSED;
                    case 7 -> PumpStatus.State.STOPPED;
                    case 8 -> PumpStatus.State.KVO;
                    case 9 -> PumpStatus.State.BOLUS;
                    default -> PumpStatus.State.INFUSING;
                };
        boolean lost = number == 7 && !calm;
        List<BedState.Device> devices = new ArrayList<>();
        devices.add(kit.monitor(
                lost ? LineState.Status.SILENT : number == 11 ? LineState.Status.DEGRADED : LineState.Status.LIVE));
        devices.add(kit.pump(state, number + ".50", Duration.ofMinutes(7L * number)));
        return number == 9 && !calm
                ? new BedState(name, List.of(), List.of(), List.of())
                : new BedState(name, devices, values, alarms);
    }

    private BedState.Value aged(BedState.Value value, Duration by) {
        var aged = value.reading();
        return new BedState.Value(
                new BedState.Aged<>(aged.event(), aged.measuredNanos() - by.toNanos(), aged.ageLimitNanos()),
                value.signal(),
                value.chosen());
    }

    private @Nullable Alarm alarm(int bed) {
        return switch (bed) {
            case 3 ->
                alarm(
                        bed,
                        "TACHYCARDIA",
                        Priority.MEDIUM,
                        Condition.ACTIVE,
                        "A. Brandt",
                        "Tachycardia",
                        "HR 124 above 120 by ECG",
                        Signal.HEART_RATE);
            case 4 ->
                alarm(
                        bed,
                        "HYPOTENSION",
                        Priority.HIGH,
                        Condition.ACTIVE,
                        null,
                        "Hypotension while infusing",
                        "SBP 84 below 90 by cuff, MAP 59 below 65 by cuff",
                        Signal.SYSTOLIC_PRESSURE);
            case 6 ->
                alarm(
                        bed,
                        "NIBP_OVERDUE",
                        Priority.LOW,
                        Condition.ACTIVE,
                        null,
                        "Blood pressure overdue",
                        "no new cuff pressure for 17 min",
                        null);
            case 7 ->
                alarm(
                        bed,
                        "DEVICE_DISCONNECTED",
                        Priority.MEDIUM,
                        Condition.ACTIVE,
                        null,
                        "Monitor not connected",
                        "monitor does not answer",
                        null);
            case 8 ->
                alarm(
                        bed,
                        "DESATURATION",
                        Priority.HIGH,
                        Condition.LATCHED,
                        null,
                        "Desaturation",
                        "SpO2 86 below 88",
                        Signal.OXYGEN_SATURATION);
            case 10 ->
                alarm(
                        bed,
                        "NEAR_END",
                        Priority.LOW,
                        Condition.ACTIVE,
                        null,
                        "Infusion near end",
                        "pump: 4.0 mL left",
                        null);
            case 12 ->
                alarm(
                        bed,
                        "BRADYPNOEA",
                        Priority.MEDIUM,
                        Condition.UNKNOWN,
                        null,
                        "Slow breathing",
                        "RR 7 below 8",
                        Signal.RESPIRATION_RATE);
            default -> null;
        };
    }

    private Alarm alarm(
            int bed,
            String rule,
            Priority priority,
            Condition condition,
            @Nullable String by,
            String title,
            String text,
            @Nullable Signal signal) {
        return new Alarm(
                bed + "-1",
                1,
                rule,
                signal == null ? DeviceAlert.Type.TECHNICAL : DeviceAlert.Type.PHYSIOLOGICAL,
                "",
                priority,
                condition,
                by == null ? Inactivation.ENABLED : Inactivation.ACKNOWLEDGED,
                title,
                text,
                signal == null
                        ? List.of()
                        : List.of(new Finding(
                                signal,
                                WardKit.CUFF_SYSTOLIC,
                                "monitor",
                                Decimal.of(84),
                                Finding.Side.BELOW,
                                Decimal.of(90))),
                time.patientNanos() - Duration.ofSeconds(31L * bed).toNanos(),
                by);
    }
}
