package org.wardgate.gateway.alarm;

/** A part that has an alarm. */
interface AlarmPart extends Part {

    /** The life of the alarm. */
    LifeCycle lifeCycle();

    /** A person has seen the present occurrence. */
    default void acknowledge(String operator, long nanos) {
        lifeCycle().acknowledge(operator, nanos);
    }
}
