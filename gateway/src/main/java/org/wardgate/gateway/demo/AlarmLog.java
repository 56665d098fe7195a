package org.wardgate.gateway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.WardAlarmEvent;
import org.wardgate.gateway.ward.WardListener;

/** Writes down every alarm event, and confirms it where nobody else does. Lives on the ward's executor. */
final class AlarmLog implements WardListener {
    private final List<WardAlarmEvent> events = new ArrayList<>();
    private final LongConsumer confirm;

    /** A log that confirms the events up to a sequence by {@code confirm}. */
    AlarmLog(LongConsumer confirm) {
        this.confirm = confirm;
    }

    /** What was written down so far. */
    List<WardAlarmEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public void alarm(WardAlarmEvent event) {
        events.add(event);
        confirm.accept(event.sequence());
    }

    @Override
    public void bed(BedState state) {
        // a scenario expects alarms, not values
    }
}
