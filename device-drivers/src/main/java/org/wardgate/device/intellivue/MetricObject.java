package org.wardgate.device.intellivue;

import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.intellivue.IntelliVueMessage.PolledObject;
import org.wardgate.model.Unit;

/** What is remembered of one numeric or curve from answer to answer: its name and how its values are to be read. */
final class MetricObject {
    private static final int METRIC_SPECIFICATION_ACCESS = 6;
    private static final int ACCESS_NON_CONTINUOUS = 0x1000;
    private static final int METRIC_OFF = 0x8000;

    final String channel;
    final EpisodeTracker episodes = new EpisodeTracker();

    @Nullable
    String label;

    @Nullable
    SaSpec sampleSpecification;

    @Nullable
    ScaleRange scaleRange;

    Unit unit = Unit.ONE;
    long samplePeriodTicks;
    private @Nullable Bytes labelBytes;
    private @Nullable Boolean nonContinuous;
    private boolean off;

    MetricObject(PolledObject object) {
        HexFormat hex = HexFormat.of();
        channel = hex.toHexDigits((char) object.context()) + "/" + hex.toHexDigits((char) object.handle());
    }

    /** Takes in an attribute that is common to numerics and curves; false where it is none, or is too short. */
    boolean accept(Attribute attribute) {
        Bytes value = attribute.value();
        switch (attribute.id()) {
            case Attribute.LABEL_STRING -> {
                if (!Objects.equals(value, labelBytes)) {
                    labelBytes = value;
                    String text = Text.string(attribute.cursor()).strip();
                    label = text.isEmpty() ? null : text;
                }
                return true;
            }
            case Attribute.METRIC_SPECIFICATION -> {
                if (value.length() < METRIC_SPECIFICATION_ACCESS + 2) {
                    return false;
                }
                nonContinuous = (value.u16(METRIC_SPECIFICATION_ACCESS) & ACCESS_NON_CONTINUOUS) != 0;
                return true;
            }
            case Attribute.METRIC_STATE -> {
                if (value.length() < 2) {
                    return false;
                }
                off = (value.u16(0) & METRIC_OFF) != 0;
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** Whether the monitor has the metric switched off. */
    boolean isOff() {
        return off;
    }

    /**
     * Whether values are single measurements that the monitor goes on repeating.
     *
     * @param stamped whether they come with the date and time of their measurement, which tells where the object does not.
     */
    boolean isEpisodic(boolean stamped) {
        Boolean known = nonContinuous;
        return known != null ? known : stamped;
    }
}
