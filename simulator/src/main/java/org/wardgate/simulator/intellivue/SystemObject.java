package org.wardgate.simulator.intellivue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.wardgate.bytes.Bytes;

/**
 * The medical device system: what the monitor says of itself. Data Export Interface Programming Guide, MDS create event and MDS
 * object; the attributes, their order and what is constant in them are those of a recorded M8000.
 */
final class SystemObject {
    private static final int SYSTEM_APPLICATION = 0x080A;
    private static final int SYSTEM_IDENTIFICATION = 0x080B;
    private static final int SYSTEM_PRODUCTION = 0x080C;
    private static final int MDS_CREATE = 0x0D06;

    private static final int SYSTEM_ID = 0x0984;
    private static final int MODEL = 0x0928;
    private static final int PRODUCTION = 0x092D;
    private static final int MODE = 0x0946;
    private static final int MONITORING = 0x4000;
    private static final int DEMO = 0x2000;
    private static final int LABEL_BYTES = 2 * (Options.BED_LABEL_CHARACTERS + 1);

    /** The attributes of the identification group; which attribute is in which group is not documented beyond the names. */
    private static final List<Integer> IDENTIFICATION = List.of(SYSTEM_ID, 0x0986, 0x091D, MODEL, 0x0948);

    private final Options options;
    private final DeviceClock clock;

    SystemObject(Options options, DeviceClock clock) {
        this.options = options;
        this.clock = clock;
    }

    /** The event report that follows the association response. */
    Bytes createEvent(int invokeId, int associationNumber) {
        Bytes event = new MessageWriter()
                .bytes(Rose.MDS)
                .bytes(Attribute.list(attributes(associationNumber)))
                .toBytes();
        return Rose.invoke(
                invokeId,
                Rose.CONFIRMED_EVENT_REPORT,
                new MessageWriter()
                        .bytes(Rose.MDS)
                        .u32(clock.ticks())
                        .u16(MDS_CREATE)
                        .counted(event)
                        .toBytes());
    }

    /** The attributes of one group for a poll, or all of them. */
    List<ObservedObject> observe(int group, int associationNumber) {
        List<Attribute> all = attributes(associationNumber);
        List<Attribute> wanted = new ArrayList<>(all);
        if (group == SYSTEM_IDENTIFICATION) {
            wanted.removeIf(attribute -> !IDENTIFICATION.contains(attribute.id()));
        } else if (group == SYSTEM_APPLICATION) {
            wanted.removeIf(attribute -> IDENTIFICATION.contains(attribute.id()));
        } else if (group == SYSTEM_PRODUCTION) {
            wanted.removeIf(attribute -> attribute.id() != MODEL);
            wanted.add(production());
        } else {
            wanted.add(production());
        }
        return List.of(new ObservedObject(0, 0, wanted));
    }

    private List<Attribute> attributes(int associationNumber) {
        return List.of(
                new Attribute(
                        SYSTEM_ID,
                        new MessageWriter().counted(options.systemId()).toBytes()),
                Attribute.ofHex(0x0986, "0001114d"), // a physiological multi-parameter monitor
                Attribute.ofU16(0x091D, associationNumber),
                new Attribute(
                        MODEL,
                        new MessageWriter()
                                .bytes(Attribute.variableLabel("Philips"))
                                .bytes(Attribute.variableLabel(options.model()))
                                .toBytes()),
                Attribute.ofHex(0x0948, "00010000"),
                Attribute.ofHex(0x0937, "062d062d0001000b"), // English, UTF-16
                Attribute.ofU16(MODE, options.demoMode() ? DEMO : MONITORING),
                Attribute.ofU16(0x090D, 2), // intensive care
                Attribute.ofU16(0x0935, 1), // 50 Hz
                Attribute.ofU16(0x0982, 0),
                Attribute.ofU16(0x090C, 0),
                Attribute.ofHex(0xF1FA, "00010010 0001000c 00060001 8406 0006 0001 82cf"), // pulse and alarm sources
                Attribute.ofU16(0x09A7, 6), // operating
                new Attribute(0x091E, bedLabel()),
                new Attribute(0x0987, DeviceClock.absolute(clock.wall())),
                Attribute.ofU32(0x098F, clock.ticks()),
                Attribute.ofHex(
                        0x0985,
                        "00010038 01020034 00060030 0001002100000001 00010006000000c9 000100090000003c"
                                + "0001002a00000001 0001003600000001 0001000500000024"));
    }

    private Bytes bedLabel() {
        Bytes characters = Bytes.copyOf(options.bedLabel().getBytes(StandardCharsets.UTF_16BE));
        return new MessageWriter()
                .u16(LABEL_BYTES)
                .bytes(characters)
                .zeros(LABEL_BYTES - characters.length())
                .toBytes();
    }

    private Attribute production() {
        Bytes serialNumber = new MessageWriter()
                .u16(1) // a serial number,
                .u16(8) // the product's
                .bytes(Attribute.variableLabel("SIM" + options.systemId().toHex()))
                .toBytes();
        return new Attribute(
                PRODUCTION, new MessageWriter().u16(1).counted(serialNumber).toBytes());
    }
}
