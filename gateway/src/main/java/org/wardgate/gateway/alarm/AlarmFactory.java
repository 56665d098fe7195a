package org.wardgate.gateway.alarm;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.wardgate.gateway.alarm.AlarmProfile.Timing;

/**
 * What the alarms of one bed are made with.
 *
 * @param timing the times that they share.
 * @param ids gives each episode an id of its own.
 * @param sink takes what happens.
 */
record AlarmFactory(Timing timing, Supplier<String> ids, Consumer<AlarmEvent> sink) {
    LifeCycle lifeCycle(LifeCycle.Identity identity) {
        return new LifeCycle(identity, timing, ids, sink);
    }

    TechnicalAlarm technical(String rule, String subject, String title) {
        return new TechnicalAlarm(lifeCycle(TechnicalAlarm.identity(rule, subject, title)));
    }
}
