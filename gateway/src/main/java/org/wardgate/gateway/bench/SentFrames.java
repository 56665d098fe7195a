package org.wardgate.gateway.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wardgate.gateway.demo.Latencies;

/**
 * What the far ends have written and when, and what of it has arrived. An arrival is matched to its writing by the number that the
 * frame carries, or, where nobody has read the frame, by how many bytes of its line have arrived. Used by several threads.
 */
final class SentFrames {
    private final Map<Integer, Pending> byLine = new HashMap<>();
    private Latencies alarms = new Latencies();
    private Latencies vitals = new Latencies();
    private boolean on;
    private boolean measuring;
    private long sent;
    private long matched;
    private long heardOnce;

    /** What is on its way on one line. */
    private static final class Pending {
        private final Deque<Alert> alerts = new ArrayDeque<>();
        private final long[] numericsNanos = new long[LoadMonitor.HEART_RATES];
        private int lastHeartRate;
        private long arrivedBytes;
        private boolean heard;
    }

    /** An alert's begin or end on its way. */
    private record Alert(int number, boolean active, long endOffset, long writtenNanos, boolean measured) {}

    /**
     * What was measured.
     *
     * @param alarms every alert that has arrived.
     * @param vitals every numerics that were seen at the station.
     * @param sent how many alerts were written.
     * @param lost how many of them have not arrived.
     */
    record Result(Latencies alarms, Latencies vitals, long sent, long lost) {}

    /** Whether the far ends are to send. */
    synchronized boolean isOn() {
        return on;
    }

    synchronized void turn(boolean toOn) {
        on = toOn;
        if (toOn) {
            heardOnce = 0;
            byLine.values().forEach(pending -> {
                pending.heard = false;
                pending.alerts.clear();
            });
        }
    }

    /** From now on what is written counts. */
    synchronized void measure() {
        alarms = new Latencies();
        vitals = new Latencies();
        sent = 0;
        matched = 0;
        measuring = true;
    }

    /** What is written from now on counts no more; what is on its way still does. */
    synchronized void settle() {
        measuring = false;
    }

    synchronized Result result() {
        return new Result(alarms, vitals, sent, sent - matched);
    }

    /** How many lines have been heard since the far ends were turned on. */
    synchronized long linesHeard() {
        return heardOnce;
    }

    synchronized void numerics(int line, int heartRate, long nanos) {
        pending(line).numericsNanos[heartRate - LoadMonitor.FIRST_HEART_RATE] = measuring ? nanos : 0;
    }

    synchronized void alert(int line, int number, boolean active, long endOffset, long nanos) {
        pending(line).alerts.add(new Alert(number, active, endOffset, nanos, measuring));
        if (measuring) {
            sent++;
        }
    }

    /** An alarm message was at the station. */
    synchronized void alarmArrived(int line, int number, boolean active, long nanos) {
        Pending pending = pending(line);
        List<Alert> passedOver = new ArrayList<>();
        for (Alert alert = pending.alerts.poll(); alert != null; alert = pending.alerts.poll()) {
            if (alert.number == number && alert.active == active) {
                arrived(pending, alert, nanos);
                break;
            }
            passedOver.add(alert);
        }
        for (int i = passedOver.size() - 1; i >= 0; i--) {
            pending.alerts.addFirst(passedOver.get(i));
        }
    }

    /** The heart rate of a line was shown. */
    synchronized void heartRateArrived(int line, int heartRate, long nanos) {
        Pending pending = pending(line);
        int index = heartRate - LoadMonitor.FIRST_HEART_RATE;
        if (heartRate == pending.lastHeartRate || index < 0 || index >= LoadMonitor.HEART_RATES) {
            return;
        }
        pending.lastHeartRate = heartRate;
        if (pending.numericsNanos[index] != 0) {
            vitals.add(Duration.ofNanos(nanos - pending.numericsNanos[index]));
            pending.numericsNanos[index] = 0;
        }
    }

    /** So many more bytes of a line have arrived. */
    synchronized void bytesArrived(int line, int count, long nanos) {
        Pending pending = pending(line);
        pending.arrivedBytes += count;
        while (!pending.alerts.isEmpty() && pending.alerts.peek().endOffset <= pending.arrivedBytes) {
            arrived(pending, pending.alerts.poll(), nanos);
        }
    }

    private void arrived(Pending pending, Alert alert, long nanos) {
        if (!pending.heard) {
            pending.heard = true;
            heardOnce++;
        }
        if (alert.measured) {
            matched++;
            alarms.add(Duration.ofNanos(nanos - alert.writtenNanos));
        }
    }

    private Pending pending(int line) {
        return byLine.computeIfAbsent(line, unused -> new Pending());
    }
}
