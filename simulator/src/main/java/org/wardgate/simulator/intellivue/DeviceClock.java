package org.wardgate.simulator.intellivue;

import java.time.Duration;
import java.time.LocalDateTime;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.TimeSource;

/**
 * The monitor's two clocks, both on patient time: local wall time, and ticks of 1/8 ms since power-on that wrap at 32 bits. Data
 * Export Interface Programming Guide, RelativeTime and AbsoluteTime.
 */
final class DeviceClock {
    /** What an absolute time holds that is not available. */
    static final Bytes NOT_AVAILABLE = Bytes.ofHex("ffffffffffffffff");

    private static final long NANOS_PER_TICK = 125_000;

    private final TimeSource time;
    private final LocalDateTime wallAtPowerOn;
    private long originNanos;
    private long wallStepNanos;
    private long tickStepNanos;

    DeviceClock(TimeSource time, LocalDateTime wallAtPowerOn) {
        this.time = time;
        this.wallAtPowerOn = wallAtPowerOn;
    }

    /** Starts the clocks anew. */
    void powerOn() {
        originNanos = time.patientNanos();
        tickStepNanos = 0;
    }

    /** Sets the wall clock forward, or back by a negative time. */
    void stepWall(Duration by) {
        wallStepNanos += by.toNanos();
    }

    /** Lets the ticks jump forward, or back by a negative time; they wrap. */
    void stepTicks(Duration by) {
        tickStepNanos += by.toNanos();
    }

    /** How long a number of ticks is. */
    static Duration ofTicks(long ticks) {
        return Duration.ofNanos(ticks * NANOS_PER_TICK);
    }

    /** Ticks since power-on, 0 to 4294967295. */
    long ticks() {
        return Math.floorDiv(sincePowerOnNanos() + tickStepNanos, NANOS_PER_TICK) & 0xFFFF_FFFFL;
    }

    LocalDateTime wall() {
        return wallAtPowerOn.plusNanos(sincePowerOnNanos()).plusNanos(wallStepNanos);
    }

    /** An AbsoluteTime: century to second as binary coded decimals, and an unused byte. */
    static Bytes absolute(LocalDateTime time) {
        return new MessageWriter()
                .u8(bcd(time.getYear() / 100))
                .u8(bcd(time.getYear() % 100))
                .u8(bcd(time.getMonthValue()))
                .u8(bcd(time.getDayOfMonth()))
                .u8(bcd(time.getHour()))
                .u8(bcd(time.getMinute()))
                .u8(bcd(time.getSecond()))
                .u8(0)
                .toBytes();
    }

    private static int bcd(int value) {
        return ((value / 10) << 4) | (value % 10);
    }

    private long sincePowerOnNanos() {
        return time.patientNanos() - originNanos;
    }
}
