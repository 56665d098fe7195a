package org.wardgate.device.dri;

import org.wardgate.bytes.Bytes;

/** All that is ever asked of a monitor: to send. CIS, transmission requests. */
enum DriRequest {
    /** Displayed values of all classes every 5 s, the fastest there is, until it is asked otherwise. */
    DISPLAYED_VALUES(DriRecord.PHYSIOLOGICAL, "01 0500 0e000000 0000"),

    /**
     * The curves ECG1, PLETH, CO2 and RESP: 450 samples per second of the 600 that a line at 19200 baud is allowed, so that values
     * and alarms do not wait for long. A monitor goes through the list in this order.
     */
    CURVES(DriRecord.WAVES, "0000 0000 01 08 09 0f ff 000000" + "00000000000000000000000000000000" + "00000000"),

    /** The alarms that stand, once. */
    ALARM_STATUS(DriRecord.ALARMS, "0000 00000000000000000000"),

    /** The alarms that stand, now and at every change. */
    ALARM_CHANGES(DriRecord.ALARMS, "0200 00000000000000000000");

    private final int mainType;
    private final Bytes body;

    DriRequest(int mainType, String bodyHex) {
        this.mainType = mainType;
        this.body = Bytes.ofHex(bodyHex);
    }

    int mainType() {
        return mainType;
    }

    /** What stands behind the record's header. */
    Bytes body() {
        return body;
    }
}
