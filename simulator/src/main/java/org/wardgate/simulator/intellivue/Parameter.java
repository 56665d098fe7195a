package org.wardgate.simulator.intellivue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A numeric that the monitor is configured for, with the attributes that never change. The table is that of the recorded M8000,
 * in its order.
 *
 * @param context the measurement context.
 * @param handle the object's handle.
 * @param specification the MetricSpec: update period, category, access, structure, relevance.
 * @param label the text identifier of its label; 0 for an object without one.
 * @param name the label as shown, padded to six characters.
 * @param resolution the digits shown before and after the point, as two bytes; empty when not said.
 * @param colour the colour code.
 */
record Parameter(
        int context, int handle, String specification, long label, String name, String resolution, int colour) {
    static final int NBP = 0x8272;
    static final int HEART_RATE = 0x82CF;
    static final int RESPIRATION = 0x82D6;
    static final int SPO2 = 0x8400;
    static final int PULSE = 0x8406;
    static final int PERFUSION = 0x840A;
    static final int ARTERIAL = 0x8500;
    static final int CARBON_DIOXIDE = 0x8510;
    static final int AIRWAY_RESPIRATION = 0x8514;
    static final int TEMPERATURE = 0x8520;

    private static final String CONTINUOUS = "000020000001422800000000";
    private static final String CALCULATED = "000020000005422800000000";
    private static final String CALCULATED_ONCE = "000020000005522800000000";
    private static final String INTERNAL = "000020000001240000000080";

    static final List<Parameter> TABLE = List.of(
            new Parameter(0, 0x8600, CONTINUOUS, 0x25804, "CPP   ", "0300", 5),
            new Parameter(0, 0x8619, CONTINUOUS, 0x24B28, "SVR   ", "0400", 2),
            new Parameter(0, 0x8632, CONTINUOUS, 0x24BC4, "\u0394SpO\u2082 ", "0400", 2),
            new Parameter(0, 0x864B, CONTINUOUS, 0x2E018, "\u0394Temp ", "0301", 2),
            new Parameter(0, 0x8664, CONTINUOUS, 0x2F0E3, "PPV   ", "0300", 1),
            new Parameter(0, 0x867D, CONTINUOUS, 0x2F06C, "Sp-vO\u2082", "0400", 2),
            new Parameter(0, 0x86BC, CALCULATED_ONCE, 0x24A24, "PAWP  ", "", 2),
            new Parameter(1, NBP, "000020000001522801030000", 0x24A04, "NBP   ", "", 5),
            new Parameter(1, 0x8275, "000020000001522800010000", 0x2F0E5, "Pulse ", "0300", 5),
            new Parameter(1, HEART_RATE, CONTINUOUS, 0x24182, "HR    ", "", 2),
            new Parameter(1, RESPIRATION, CONTINUOUS, 0x2500A, "RR    ", "", 10),
            new Parameter(1, 0x82DB, "0000200000014228010c0000", 0x20300, "ST    ", "", 2),
            new Parameter(1, 0x82E1, "0000200000012400010c0080", 0, "", "", 0),
            new Parameter(1, 0x82E3, CALCULATED, 0x2F03D, "STindx", "", 2),
            new Parameter(1, 0x82E8, CONTINUOUS, 0x24261, "PVC   ", "", 2),
            new Parameter(1, 0x82F5, CONTINUOUS, 0x23F20, "QT    ", "", 2),
            new Parameter(1, 0x82F7, CONTINUOUS, 0x23F24, "QTc   ", "", 2),
            new Parameter(1, 0x82F9, CONTINUOUS, 0x2F156, "\u0394QTc  ", "", 2),
            new Parameter(1, 0x82FB, CONTINUOUS, 0x2F154, "QT-HR ", "", 2),
            new Parameter(1, 0x82FF, INTERNAL, 0, "", "", 0),
            new Parameter(1, 0x8301, INTERNAL, 0, "", "", 0),
            new Parameter(1, SPO2, CONTINUOUS, 0x24BB8, "SpO\u2082  ", "0300", 4),
            new Parameter(1, PULSE, CONTINUOUS, 0x24822, "Pulse ", "", 4),
            new Parameter(1, 0x840A, CONTINUOUS, 0x24BB0, "Perf  ", "0201", 4));

    /** What further modules bring with them; the handles are ours. */
    private static final List<Parameter> MODULES = List.of(
            new Parameter(1, ARTERIAL, "000020000001422801030000", 0x24A14, "ABP   ", "", 1),
            new Parameter(1, CARBON_DIOXIDE, "000020000001422801020000", 0x250AC, "CO\u2082   ", "", 3),
            new Parameter(1, AIRWAY_RESPIRATION, CONTINUOUS, 0x25012, "awRR  ", "0300", 3),
            new Parameter(1, TEMPERATURE, CONTINUOUS, 0x24B48, "Temp  ", "0301", 12));

    /** What a monitor with these sensors is configured for, in the order of its answers. */
    static List<Parameter> of(Set<Sensor> sensors) {
        List<Parameter> all = new ArrayList<>(TABLE);
        MODULES.stream().filter(parameter -> parameter.measuredBy(sensors)).forEach(all::add);
        return List.copyOf(all);
    }

    /** Whether a monitor with these sensors measures it; the cuff is always looked at. */
    boolean measuredBy(Set<Sensor> sensors) {
        return switch (handle) {
            case NBP -> true;
            case HEART_RATE, RESPIRATION -> sensors.contains(Sensor.ECG);
            case SPO2, PULSE, PERFUSION -> sensors.contains(Sensor.OXIMETER);
            case CARBON_DIOXIDE, AIRWAY_RESPIRATION -> sensors.contains(Sensor.CAPNOMETER);
            case TEMPERATURE -> sensors.contains(Sensor.THERMOMETER);
            case ARTERIAL -> sensors.contains(Sensor.ARTERIAL_LINE);
            default -> false;
        };
    }

    /** The attributes that never change, in the recorded order. */
    List<Attribute> constants() {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(Attribute.ofU16(0x0921, handle));
        attributes.add(Attribute.ofU32(0x092F, 0x1_0000L | PollRequest.NUMERICS));
        attributes.add(Attribute.ofHex(0x093F, specification));
        if (label != 0) {
            attributes.add(Attribute.ofU32(0x0924, label));
            attributes.add(new Attribute(0x0927, Attribute.string(name)));
            if (!resolution.isEmpty()) {
                attributes.add(Attribute.ofHex(0x0917, resolution));
            }
            attributes.add(Attribute.ofU16(0x0911, colour));
        }
        return attributes;
    }
}
