package org.wardgate.simulator.suntech;

import java.time.Duration;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.device.Counters;
import org.wardgate.simulator.device.Cuff;
import org.wardgate.simulator.device.CuffProbe;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.patient.Patient;
import org.wardgate.simulator.patient.Vitals.Pressure;
import org.wardgate.time.TimeSource.Face;

/**
 * An Advantage OEM: it answers what the pressure in its cuff is and what it found last, and says K when a measurement is complete,
 * whatever it found. While it measures it still tells the result before. The rate that it tells is the patient's heart rate.
 *
 * <p>Counters: {@code requests} that were complete, {@code answers}, {@code violations} (what starts or stops the cuff, or sets
 * anything; start and abort are obeyed), {@code unsupported}, {@code bad-sums}, {@code bytes-ignored}.
 *
 * <p>Used on the simulator's executor only.
 */
public final class AdvantageModule implements CuffProbe {
    private static final Duration LATENCY = Duration.ofMillis(20); // ours

    // requests
    private static final int GROUP = 0x79;
    private static final int ABORT = 0x01;
    private static final int GET_RESULT = 0x03;
    private static final int GET_CUFF = 0x05;
    private static final int START_ADULT = 0x20;

    // answers of one byte
    private static final int ACCEPTED = 'O';
    private static final int COMPLETED = 'K';
    private static final int BUSY = 'B';
    private static final int ABORTED = 'A';
    private static final int ERROR = 'E';

    // errors
    private static final int MOVED = 2;
    private static final int LEAK = 87;

    private static final int HIGHEST = 300;

    private final DeviceWire wire;
    private final Patient patient;
    private final Counters counters = new Counters();
    private final RequestReceiver receiver = new RequestReceiver(counters);
    private final Cuff cuff;
    private boolean on;
    private boolean complete;
    private int systolic;
    private int diastolic;
    private int mean;
    private int rate;
    private int error;

    /**
     * A module that is switched off.
     *
     * @param wire its end of the line and the clocks.
     * @param patient whom it observes.
     * @param interval how often it measures by itself; null where only somebody at the bed begins a measurement.
     */
    public AdvantageModule(DeviceWire wire, Patient patient, @Nullable Duration interval) {
        this.wire = wire;
        this.patient = patient;
        this.cuff = new Cuff(wire, patient, interval, this::measured);
    }

    @Override
    public void start() {
        on = true;
        receiver.reset();
        forget(0);
        cuff.powerOn();
    }

    @Override
    public void received(Bytes bytes) {
        for (int i = 0; on && i < bytes.length(); i++) {
            Bytes request = receiver.take(bytes.u8(i));
            if (request != null) {
                counters.add("requests");
                wire.schedule(Face.LINK, LATENCY, () -> obey(request));
            }
        }
    }

    @Override
    public void stop() {
        on = false;
        cuff.powerOff();
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.all();
    }

    @Override
    public void measurePressure() {
        if (on) {
            cuff.measure();
        }
    }

    @Override
    public void cuffOff() {
        cuff.setOff(true);
    }

    @Override
    public void cuffOn() {
        cuff.setOff(false);
    }

    private void obey(Bytes request) {
        if (!on) {
            return;
        }
        int command = request.u8(1);
        if (command == GROUP && request.u8(2) == GET_CUFF) {
            int pressure = cuff.pressure();
            wire.says("mdc:150300", Decimal.of(pressure)); // MDC_PRESS_CUFF
            answer(ModuleFrame.cuff(pressure));
        } else if (command == GROUP && request.u8(2) == GET_RESULT) {
            tell();
            answer(ModuleFrame.result(systolic, diastolic, mean, rate, complete, error));
        } else if (command == GROUP && request.u8(2) == ABORT) {
            counters.add("violations");
            cuff.stop();
        } else if (command == START_ADULT) {
            counters.add("violations");
            answer(ModuleFrame.of(cuff.isMeasuring() ? BUSY : ACCEPTED));
            cuff.measure();
        } else if (command == GROUP) {
            counters.add("unsupported");
            answer(ModuleFrame.of(ERROR));
        } else {
            // whatever it is, it does not read
            counters.add("violations");
            answer(ModuleFrame.of(ACCEPTED));
        }
    }

    private void tell() {
        wire.says("raw:suntech:BP_STATUS", Decimal.of(complete ? 1 : 0));
        wire.says("raw:suntech:BIT_TEST", Decimal.of(0));
        if (complete) {
            wire.says("mdc:150021", Decimal.of(systolic)); // MDC_PRESS_BLD_NONINV_SYS
            wire.says("mdc:150022", Decimal.of(diastolic)); // MDC_PRESS_BLD_NONINV_DIA
            wire.says("mdc:150023", Decimal.of(mean)); // MDC_PRESS_BLD_NONINV_MEAN
            wire.says("mdc:149546", Decimal.of(rate)); // MDC_PULS_RATE_NON_INV
        }
    }

    private void measured(Cuff.End end) {
        Pressure found = end.pressure();
        if (found == null) {
            forget(end.outcome() == Cuff.Outcome.LOOSE ? LEAK : end.outcome() == Cuff.Outcome.NO_SIGNAL ? MOVED : 0);
        } else {
            Decimal heart = patient.vitals().heartRatePerMinute();
            complete = true;
            error = 0;
            systolic = number(found.systolicMillimetresOfMercury());
            diastolic = number(found.diastolicMillimetresOfMercury());
            mean = number(found.meanMillimetresOfMercury());
            rate = heart == null ? 0 : number(heart);
        }
        answer(ModuleFrame.of(end.outcome() == Cuff.Outcome.STOPPED ? ABORTED : COMPLETED));
    }

    private void forget(int why) {
        complete = false;
        error = why;
        systolic = 0;
        diastolic = 0;
        mean = 0;
        rate = 0;
    }

    private void answer(Bytes frame) {
        counters.add("answers");
        wire.send(frame);
    }

    private static int number(Decimal value) {
        return (int) Math.max(0, Math.min(HIGHEST, Math.round(value.toDouble())));
    }
}
