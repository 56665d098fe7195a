package org.wardgate.device.dri;

import org.jspecify.annotations.Nullable;
import org.wardgate.device.dri.ParameterGroup.Field;
import org.wardgate.model.Measurement;
import org.wardgate.model.Measurement.Missing;
import org.wardgate.model.Measurement.Reason;
import org.wardgate.model.Quality;

/** What the status of a group means for its values. Record specification, parameter groups. */
final class GroupState {
    private static final int CO_OLD = 0;
    private static final int PCWP_OLD = 1;

    private GroupState() {}

    /** The value of a field as the status of its group lets it be understood. */
    static Measurement measurement(GroupView view, Field field) {
        Reason withheld = withheld(view);
        return withheld == null ? view.measurement(field, quality(view, field)) : new Missing(withheld);
    }

    /** How far the rates of an ECG are to be trusted. */
    static Quality quality(GroupView ecg) {
        boolean doubtful = ecg.is(Bits.ECG_NOISE) || ecg.is(Bits.ECG_ARTIFACT) || ecg.is(Bits.ECG_LEARNING);
        return doubtful ? Quality.QUESTIONABLE : Quality.GOOD;
    }

    private static Quality quality(GroupView view, Field field) {
        boolean fromEcg = Labels.rateSource(view.status()) == Labels.RATE_FROM_ECG
                || Labels.rateSource(view.status()) == Labels.RATE_FROM_MORTARA_ECG;
        return switch (view.group().name()) {
            case BasicGroups.ECG -> field.name().equals("hr") && fromEcg ? quality(view) : Quality.GOOD;
            case BasicGroups.CO_WEDGE ->
                (field.name().equals("co") && view.labelIs(CO_OLD))
                                || (field.name().equals("pcwp") && view.labelIs(PCWP_OLD))
                        ? Quality.QUESTIONABLE
                        : Quality.GOOD;
            default -> Quality.GOOD;
        };
    }

    /** Why no value of the group counts, whatever stands there; null where they do. */
    private static @Nullable Reason withheld(GroupView view) {
        if (!view.isActive()) {
            return Reason.UNAVAILABLE;
        }
        return switch (view.group().name()) {
            case "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8" ->
                view.is(Bits.PRESSURE_ZEROING) ? Reason.CALIBRATING : null;
            case BasicGroups.NIBP -> view.labelIs(Bits.NIBP_CALIBRATING) ? Reason.CALIBRATING : null;
            case BasicGroups.CO2 ->
                view.is(Bits.CO2_CALIBRATING) || view.is(Bits.CO2_ZEROING) ? Reason.CALIBRATING : null;
            case "o2", "n2o", "aa" ->
                view.is(Bits.GAS_OFF) ? Reason.UNAVAILABLE : view.is(Bits.GAS_CALIBRATING) ? Reason.CALIBRATING : null;
            case BasicGroups.FLOW_VOL ->
                view.is(Bits.FLOW_OFF)
                        ? Reason.UNAVAILABLE
                        : view.is(Bits.FLOW_CALIBRATING) || view.is(Bits.FLOW_ZEROING) ? Reason.CALIBRATING : null;
            default -> null;
        };
    }
}
