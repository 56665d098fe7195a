package org.wardgate.device.dri;

import org.wardgate.model.MetricId;

/**
 * What a value is shown as.
 *
 * @param metric its code: that of the catalogue where it is known to mean the same, else the vendor's own.
 * @param channel tells several of one metric apart.
 * @param label what the monitor calls it.
 */
record ShownMetric(MetricId metric, String channel, String label) {

    /** A metric of the catalogue, of which the monitor has one. */
    static ShownMetric mdc(int code, String label) {
        return new ShownMetric(new MetricId.Mdc(code), "", label);
    }

    /** A value under the vendor's own code. */
    static ShownMetric raw(String code, String label) {
        return new ShownMetric(OwnCodes.metric(code), "", label);
    }
}
