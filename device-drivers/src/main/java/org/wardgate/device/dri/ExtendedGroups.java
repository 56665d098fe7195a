package org.wardgate.device.dri;

import static org.wardgate.device.dri.BasicGroups.oximeter;
import static org.wardgate.device.dri.BasicGroups.pressure;
import static org.wardgate.device.dri.BasicGroups.temperature;
import static org.wardgate.device.dri.ParameterGroup.field;
import static org.wardgate.device.dri.ParameterGroup.group;
import static org.wardgate.model.Unit.MILLIMETRE;
import static org.wardgate.model.Unit.ONE;
import static org.wardgate.model.Unit.PERCENT;
import static org.wardgate.model.Unit.PER_MINUTE;

import java.util.ArrayList;
import java.util.List;
import org.wardgate.device.dri.ParameterGroup.Field;

/** The first two extended classes. Record specification, extended physiological data. */
final class ExtendedGroups {
    static final String ARRHYTHMIA = "arrh_ecg";

    /** Where the 32 bits of arrhythmias are in the first extended class. */
    static final int ARRHYTHMIA_BITS_AT = 12;

    private static final int EEG = 24;
    private static final int EEG_CHANNELS = 4;
    private static final int EEG_CHANNEL_BYTES = 16;

    static final List<ParameterGroup> EXT1 = List.of(
            group(
                    ARRHYTHMIA,
                    0,
                    field("hr", 6, 0, PER_MINUTE),
                    field("rr_time", 8, 0, Units.MILLISECOND),
                    field("pvc", 10, 0, PER_MINUTE)),
            group("ecg12", 48, segments()),
            pressure("p7", 78),
            pressure("p8", 92),
            oximeter("spo2_ch2", 106),
            temperature("t5", 120),
            temperature("t6", 128));

    static final List<ParameterGroup> EXT2 = List.of(
            group(
                    "nmt2",
                    0,
                    field("count", 6, 0, ONE),
                    field("t1", 8, 0, OwnCodes.unit("nmt2.t1")),
                    field("t2", 10, 0, OwnCodes.unit("nmt2.t2")),
                    field("t3", 12, 0, OwnCodes.unit("nmt2.t3")),
                    field("t4", 14, 0, OwnCodes.unit("nmt2.t4"))),
            group("eeg", EEG, eeg()),
            group(
                    "eeg_bis",
                    96,
                    field("bis", 102, 0, ONE),
                    field("sqi", 104, 0, PERCENT),
                    field("emg", 106, 0, Units.DECIBEL),
                    field("sr", 108, 0, PERCENT)),
            group("entropy", 112, field("se", 118, 0, ONE), field("re", 120, 0, ONE), field("bsr", 122, 0, PERCENT)),
            group("spi", 230, field("spi", 236, 0, ONE)));

    private ExtendedGroups() {}

    private static Field[] segments() {
        String[] leads = {"i", "ii", "iii", "avl", "avr", "avf", "v1", "v2", "v3", "v4", "v5", "v6"};
        Field[] fields = new Field[leads.length];
        for (int i = 0; i < leads.length; i++) {
            fields[i] = field("st_" + leads[i], 54 + 2 * i, 2, MILLIMETRE);
        }
        return fields;
    }

    private static Field[] eeg() {
        List<Field> fields = new ArrayList<>();
        fields.add(field("femg", EEG + 6, 1, Units.MICROVOLT));
        for (int channel = 1; channel <= EEG_CHANNELS; channel++) {
            int at = EEG + 8 + (channel - 1) * EEG_CHANNEL_BYTES;
            String name = "ch" + channel + "_";
            fields.add(field(name + "ampl", at, 1, Units.MICROVOLT));
            fields.add(field(name + "sef", at + 2, 1, Units.HERTZ));
            fields.add(field(name + "mf", at + 4, 1, Units.HERTZ));
            fields.add(field(name + "delta", at + 6, 0, PERCENT));
            fields.add(field(name + "theta", at + 8, 0, PERCENT));
            fields.add(field(name + "alpha", at + 10, 0, PERCENT));
            fields.add(field(name + "beta", at + 12, 0, PERCENT));
            fields.add(field(name + "bsr", at + 14, 0, PERCENT));
        }
        return fields.toArray(Field[]::new);
    }
}
