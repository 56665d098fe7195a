package org.wardgate.device.dri;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.dri.GroupReadings.Shown;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.Reading;
import org.wardgate.time.Timestamp;

/**
 * Makes readings of displayed values. Every value of a group that exists is told, as a number or as missing; what was told before
 * and is told no more, since its module was unplugged or its channel was labelled anew, is told once as missing.
 */
final class NumericEvents {
    private final DriverContext context;
    private final CuffMeasurement cuff = new CuffMeasurement();
    private final Map<DataClass, List<ShownMetric>> told = new EnumMap<>(DataClass.class);

    NumericEvents(DriverContext context) {
        this.context = context;
    }

    /**
     * Emits what the blocks of one record say.
     *
     * @param level the interface level of the monitor.
     */
    void emit(List<ClassBlock> blocks, int level, Timestamp received) {
        GroupReadings groups = new GroupReadings(level, cuff, received.patientNanos());
        for (ClassBlock block : blocks) {
            emit(block, groups.of(block), received);
        }
    }

    private void emit(ClassBlock block, List<Shown> shown, Timestamp received) {
        LocalDateTime time = DriRecord.clock(block.time());
        List<ShownMetric> now = new ArrayList<>();
        for (Shown each : shown) {
            now.add(each.as());
            emit(each, received, time);
        }
        for (ShownMetric before : told.getOrDefault(block.dataClass(), List.of())) {
            if (now.stream().noneMatch(each -> isSamePlace(each, before))) {
                emit(new Shown(before, new Missing(Reason.UNAVAILABLE), null), received, time);
            }
        }
        told.put(block.dataClass(), now);
    }

    private static boolean isSamePlace(ShownMetric one, ShownMetric other) {
        return one.metric().equals(other.metric()) && one.channel().equals(other.channel());
    }

    private void emit(Shown shown, Timestamp received, @Nullable LocalDateTime time) {
        ShownMetric as = shown.as();
        Measurement measurement = shown.measurement();
        context.emit(new Reading(
                context.header(received, time), as.metric(), as.channel(), as.label(), measurement, shown.episode()));
    }
}
