package org.wardgate.device.medibus;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.wardgate.bytes.Bytes;
import org.wardgate.model.Decimal;

/** What one frame of a device means. */
sealed interface MedibusMessage {

    /** A command of the device; every one is to be answered. */
    record Command(int code, Bytes argument) implements MedibusMessage {}

    /**
     * Values by their codes: measured, limits or settings, as the code of the request says. What is not in it, the device does not
     * have now.
     */
    record Values(int request, List<Coded> values) implements MedibusMessage {
        public Values {
            values = List.copyOf(values);
        }
    }

    /** All alarms of one code page. */
    record Alarms(int request, List<Alarm> alarms) implements MedibusMessage {
        public Alarms {
            alarms = List.copyOf(alarms);
        }
    }

    /** Texts by their codes, such as a unit or the mode. */
    record Texts(List<Coded> texts) implements MedibusMessage {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /** The device's clock; one that shows no seconds has 0. */
    record Clock(LocalDateTime time, boolean showsSeconds) implements MedibusMessage {}

    /**
     * Who the device is.
     *
     * @param number four characters, such as {@code 8240}.
     * @param name such as {@code Evita 4}.
     * @param revision the device's revision; empty where it states none.
     * @param protocol the revision of MEDIBUS; empty where it states none.
     */
    record Identity(String number, String name, String revision, String protocol) implements MedibusMessage {}

    /** The curves that a device can send. */
    record Curves(List<Curve> curves) implements MedibusMessage {
        public Curves {
            curves = List.copyOf(curves);
        }
    }

    /** A response without data. */
    record Done(int request) implements MedibusMessage {}

    /** The device could not read a command. */
    record NotUnderstood() implements MedibusMessage {}

    /** The device asks to suspend or to resume sending. */
    record FlowSign(boolean suspend) implements MedibusMessage {}

    /** A record of curves, as {@link CurveReader} verified it. */
    record CurveRecord(Bytes bytes) implements MedibusMessage {}

    /** A response whose data have not the form of their kind. */
    record Unreadable(int request) implements MedibusMessage {}

    /** A response to a request that this driver does not know, with data. */
    record Unknown(int request) implements MedibusMessage {}

    /** A code and the characters that belong to it, as they came. */
    record Coded(int code, String text) {}

    /**
     * One alarm.
     *
     * @param priority 0 to 31, the highest last; the device may change it.
     * @param phrase its twelve characters.
     */
    record Alarm(int priority, int code, String phrase) {}

    /**
     * One curve that a device can send. A value is {@code low + bin * (high - low) / highestBin}.
     *
     * @param interval from sample to sample before it is thinned out.
     */
    record Curve(int code, Duration interval, Decimal low, Decimal high, int highestBin) {}
}
