package org.wardgate.simulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Default;
import org.wardgate.config.Doc;
import org.wardgate.config.Range;
import org.wardgate.model.Decimal;

/**
 * One thing that is wrong with a line; in a file {@code kind} names the record that it is. The bytes meet the faults of a line in
 * the order in which they are listed. How bytes are cut into pieces never changes what becomes of them.
 */
public sealed interface LineFault {

    /** Which bytes are meant. */
    enum Direction {
        /** What the device sends. */
        FROM_DEVICE,
        /** What the client sends. */
        TO_DEVICE,
        /** Both; each has its own chance. */
        BOTH;

        boolean isFromDevice() {
            return this != TO_DEVICE;
        }

        boolean isToDevice() {
            return this != FROM_DEVICE;
        }
    }

    /** What follows the eight data bits on an asynchronous line. */
    enum Parity {
        NONE,
        EVEN,
        ODD
    }

    /** Which bytes are meant. */
    default Direction direction() {
        return Direction.FROM_DEVICE;
    }

    /** Hands this fault to the method of its kind; Java 17 has no pattern switch. */
    <R> R match(Cases<R> cases);

    /** One method a kind. */
    interface Cases<R> {
        R bitErrors(BitErrors errors);

        R droppedBytes(DroppedBytes drops);

        R insertedBytes(InsertedBytes inserts);

        R wrongBaud(WrongBaud wrong);

        R late(Late late);

        R partial(Partial partial);

        R stalled(Stalled stalled);

        R paced(Paced paced);

        R cut(Cut cut);
    }

    /** Bits arrive as their opposite, each by its own chance. Start and stop bits are spared. */
    record BitErrors(
            @Doc("The chance of each bit.") @Range(min = "0.000001", max = "1")
            Decimal rate,

            @Doc("Which bytes are meant.") @Default("from-device")
            Direction direction,

            @Doc("The same seed hits the same bits.") @Default("1")
            long seed)
            implements LineFault {
        public BitErrors {
            checkRate(rate);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.bitErrors(this);
        }
    }

    /** Bytes do not arrive, each by its own chance. */
    record DroppedBytes(
            @Doc("The chance of each byte.") @Range(min = "0.000001", max = "1")
            Decimal rate,

            @Doc("Which bytes are meant.") @Default("from-device")
            Direction direction,

            @Doc("The same seed drops the same bytes.") @Default("1")
            long seed)
            implements LineFault {
        public DroppedBytes {
            checkRate(rate);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.droppedBytes(this);
        }
    }

    /** Bytes arrive that nobody sent: before each byte, by chance, any one of the 256. */
    record InsertedBytes(
            @Doc("The chance before each byte.") @Range(min = "0.000001", max = "1")
            Decimal rate,

            @Doc("Which bytes are meant.") @Default("from-device")
            Direction direction,

            @Doc("The same seed inserts the same bytes.") @Default("1")
            long seed)
            implements LineFault {
        public InsertedBytes {
            checkRate(rate);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.insertedBytes(this);
        }
    }

    /**
     * The two ends run at different speeds: the sender's start, data, parity and stop bits are sampled at the receiver's rate. Both
     * ends use eight data bits, the same parity and one stop bit. A byte with a framing or parity error arrives as it was sampled.
     */
    record WrongBaud(
            @Doc("The device's rate in bits per second.") @Range(min = "50", max = "4000000")
            int deviceBaud,

            @Doc("The client's rate in bits per second.") @Range(min = "50", max = "4000000")
            int clientBaud,

            @Doc("What both ends believe in.") @Default("none")
            Parity parity,

            @Doc("Which bytes are meant.") @Default("from-device")
            Direction direction)
            implements LineFault {
        public WrongBaud {
            check("a baud rate", deviceBaud, 50, 4_000_000);
            check("a baud rate", clientBaud, 50, 4_000_000);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.wrongBaud(this);
        }
    }

    /** Everything arrives later. */
    record Late(
            @Doc("How much later.") @Range(min = "1ms", max = "1min")
            Duration delay,

            @Doc("Which bytes are meant.") @Default("from-device")
            Direction direction)
            implements LineFault {
        public Late {
            check("a delay in milliseconds", delay.toMillis(), 1, 60_000);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.late(this);
        }
    }

    /**
     * An answer comes in two parts with a pause between, or its second part never comes. An answer is what the device sends without a
     * pause of more than 5 ms.
     */
    record Partial(
            @Doc("How many bytes come at first.") @Range(min = "0", max = "100000")
            int firstBytes,

            @Doc("From the answer's beginning to its rest; without it the rest never comes.")
            @Nullable
            @Range(min = "1ms", max = "1min")
            Duration pause,

            @Doc("Which answers are meant: every nth.") @Default("1") @Range(min = "1", max = "1000")
            int every)
            implements LineFault {
        public Partial {
            check("a number of bytes", firstBytes, 0, 100_000);
            check("a pause in milliseconds", pause == null ? 1 : pause.toMillis(), 1, 60_000);
            check("every nth answer, whose n", every, 1, 1000);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.partial(this);
        }
    }

    /** Everything is held back for a time and then comes, as from a terminal server that had stalled. After that the line is clear. */
    record Stalled(
            @Doc("For how long everything is held back.") @Range(min = "1ms", max = "10min")
            Duration hold,

            @Doc("How fast the backlog comes then; without it all at once.")
            @Nullable
            @Range(min = "1", max = "1000000")
            Integer bytesPerSecond)
            implements LineFault {
        public Stalled {
            check("a time in milliseconds", hold.toMillis(), 1, 600_000);
            check("bytes per second", bytesPerSecond == null ? 1 : bytesPerSecond, 1, 1_000_000);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.stalled(this);
        }
    }

    /**
     * Bytes leave no faster than a UART sends them, a tenth of the baud rate per second, and take their time on the line. It is
     * refused where the patient's time does not run as life does.
     */
    record Paced(
            @Doc("The rate in bits per second.") @Range(min = "50", max = "4000000")
            int baud) implements LineFault {
        public Paced {
            check("a baud rate", baud, 50, 4_000_000);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.paced(this);
        }
    }

    /** The cable comes out after so many bytes of the device's, in the middle of whatever it says. It happens once. */
    record Cut(
            @Doc("How many bytes of the device's still pass.") @Range(min = "0", max = "100000")
            int afterBytes) implements LineFault {
        public Cut {
            check("a number of bytes", afterBytes, 0, 100_000);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cut(this);
        }
    }

    private static void checkRate(Decimal rate) {
        if (rate.signum() <= 0 || rate.compareTo(Decimal.of(1)) > 0) {
            throw new IllegalArgumentException("a rate is a chance above 0 and at most 1, not " + rate);
        }
    }

    private static void check(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " is " + min + " to " + max + ", not " + value);
        }
    }
}
