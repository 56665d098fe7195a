package org.wardgate.simulator.intellivue;

import org.wardgate.model.MetricId;

/** In which metric of the model the monitor's number is to be found, for whoever compares. The wire never takes a code from here. */
final class TrueMetric {
    private static final int PHILIPS_PULSE_RATE = 0x4822;
    private static final int PULSE_RATE = 149530; // MDC_PULS_OXIM_PULS_RATE
    private static final int VITAL_SIGNS = 2 << 16; // partition 2, SCADA

    private TrueMetric() {}

    /** The spelling of the metric: the code of ISO/IEEE 11073-10101, which Philips uses too except for the oximeter's pulse. */
    static String of(int physiologicalId) {
        int code = physiologicalId == PHILIPS_PULSE_RATE ? PULSE_RATE : VITAL_SIGNS | physiologicalId;
        return new MetricId.Mdc(code).key();
    }
}
