package org.wardgate.gateway.bench;

import java.nio.charset.StandardCharsets;
import org.wardgate.bytes.Bytes;

/**
 * What the monitors of a measurement send, frame by frame. Data Export Interface Programming Guide, MIB/RS232 framing, extended
 * poll results, {@code NuObsValue} and {@code DevAlarmEntry}. They are made here and not by the simulated monitor because each
 * must carry a number by which its arrival is known, which no monitor has in what it sends.
 */
final class MonitorFrames {
    /** How many values one answer with numerics holds. */
    static final int VALUES_PER_NUMERICS = 4;

    /** What the text of an alert begins with; the line's number and the alert's number follow. */
    static final String MARK = "BENCH";

    static final int BEGIN = 0xC0;
    static final int END = 0xC1;
    static final int ESCAPE = 0x7D;
    static final int ESCAPE_XOR = 0x20;

    /** The association response of a monitor that grants the extended poll, framed. */
    static final Bytes ASSOCIATED =
            Bytes.ofHex("c0110100d00ece05081301001601028000140200027de1be3180a0808001010000a280a003000001a5803080800100"
                    + "8102510100003080800100810c2a8648ce14020100000002010000000061803080020101a0806180a180060c2a8648"
                    + "ce14020100000003010000a203020100a305a103020100be8028800201028148800000004000000000000000008000"
                    + "0080000000000000000001002c000100288000000000000fa0000003e4000003e4ffffffff600000000001000cf001"
                    + "0008840000000000000000000000000000000000000000000000d98ec1");

    /** The event that tells what the monitor is, framed: an M8000. */
    static final Bytes CREATED =
            Bytes.ofHex("c011010122e10000020001011a000100010114002100000000000000000d060106002100000000001100fc09840008"
                    + "00060009fb029e18098600040001114d091d000200010928001200085068696c6970730000064d3830303000094800"
                    + "040001000009370008062d062d0001000b094600024000090d00020002093500020001098200020000090c00020000"
                    + "f1fa0014000100100001000c0006000184060006000182cf09a700020006091e002400220000000000000000000000"
                    + "0000000000000000000000000000000000000000000000098700082026010100000000098f0004000000000985003c"
                    + "000100380102003400060030000100210000000100010006000000c9000100090000003c0001002a00000001000100"
                    + "3600000001000100050000002454bcc1");

    private static final int MEDICAL_DEVICE_SYSTEM = 0x0021;
    private static final int NUMERICS = 0x0006;
    private static final int ALERTS = 0x0036;
    private static final int OBSERVED_VALUES = 0x0803;
    private static final int ALERT_GROUP = 0x0801;
    private static final int OBSERVED_VALUE = 0x0950;
    private static final int TECHNICAL_ALARMS = 0x0904;
    private static final int TEXT_INFORMATION = 0x0204;
    private static final int TECHNICAL_MEDIUM = 0x0002;
    private static final int ALERT_HEADER = 10;

    private MonitorFrames() {}

    /**
     * An answer with four numerics: heart rate, respiration, oxygen saturation and pulse.
     *
     * @param sequence the answer's number.
     * @param ticks the monitor's time in 1/8 ms.
     * @param heartRate beats per minute, by which the answer is known again.
     */
    static Bytes numerics(int sequence, long ticks, int heartRate) {
        ByteSink objects = new ByteSink();
        numeric(objects, 0x82CF, 0x4182, 0x0AA0, heartRate);
        numeric(objects, 0x82D6, 0x500A, 0x0AE0, 14);
        numeric(objects, 0x8400, 0x4BB8, 0x0220, 98);
        numeric(objects, 0x8406, 0x4822, 0x0AA0, heartRate);
        return frame(answer(NUMERICS, OBSERVED_VALUES, sequence, ticks, VALUES_PER_NUMERICS, objects));
    }

    /** An answer whose list of technical alarms holds one alarm, or none. */
    static Bytes alerts(int sequence, long ticks, String text, boolean active) {
        ByteSink entries = new ByteSink();
        if (active) {
            byte[] words = (text + "\0").getBytes(StandardCharsets.UTF_16BE);
            entries.u16(0x4182).u16(0x00F6).u16(TECHNICAL_MEDIUM).u16(0);
            entries.u16(0x0006).u16(1).u16(0x82CF);
            entries.u16(TEXT_INFORMATION).u16(ALERT_HEADER + 2 + words.length);
            entries.u16(1).u32(0).u16(0).u16(0).u16(words.length).bytes(words);
        }
        ByteSink list = new ByteSink().u16(active ? 1 : 0).counted(entries);
        ByteSink attributes = new ByteSink().u16(TECHNICAL_ALARMS).counted(list);
        ByteSink object = new ByteSink().u16(1).u16(1).counted(attributes);
        return frame(answer(ALERTS, ALERT_GROUP, sequence, ticks, 1, object));
    }

    /** The empty answer to a single poll, by which a client knows how long answers are on their way. */
    static Bytes answered(int invokeId) {
        return frame(answer(invokeId, MEDICAL_DEVICE_SYSTEM, 0, 0, 0, 0, new ByteSink()));
    }

    private static void numeric(ByteSink objects, int handle, int physiologicalId, int unit, int value) {
        ByteSink observed = new ByteSink().u16(physiologicalId).u16(0).u16(unit).u32(value);
        objects.u16(handle).u16(1).counted(new ByteSink().u16(OBSERVED_VALUE).counted(observed));
    }

    private static ByteSink answer(int objectClass, int group, int sequence, long ticks, int count, ByteSink objects) {
        return answer(1, objectClass, group, sequence, ticks, count, objects);
    }

    private static ByteSink answer(
            int invokeId, int objectClass, int group, int sequence, long ticks, int count, ByteSink objects) {
        ByteSink contexts = new ByteSink().u16(1).u16(count).counted(objects);
        ByteSink data = new ByteSink().u16(1).u16(sequence).u32(ticks);
        data.u32(0xFFFF_FFFFL).u32(0xFFFF_FFFFL); // no absolute time
        data.u16(1).u16(objectClass).u16(group).u16(1).counted(contexts);
        ByteSink result =
                new ByteSink().u16(MEDICAL_DEVICE_SYSTEM).u32(0).u16(0xF13B).counted(data);
        ByteSink operation = new ByteSink().u16(invokeId).u16(7).counted(result);
        return new ByteSink().u16(0xE100).u16(2).u16(2).counted(operation);
    }

    private static Bytes frame(ByteSink message) {
        ByteSink content = new ByteSink().u16(0x1101).counted(message);
        int fcs = fcs(content);
        content.u8(fcs).u8(fcs >> 8);
        ByteSink frame = new ByteSink().u8(BEGIN);
        for (int i = 0; i < content.length(); i++) {
            int octet = content.at(i);
            if (octet == BEGIN || octet == END || octet == ESCAPE) {
                frame.u8(ESCAPE).u8(octet ^ ESCAPE_XOR);
            } else {
                frame.u8(octet);
            }
        }
        return frame.u8(END).toBytes();
    }

    /** CRC-16/X.25. */
    private static int fcs(ByteSink content) {
        int register = 0xFFFF;
        for (int i = 0; i < content.length(); i++) {
            register ^= content.at(i);
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 0 ? register >>> 1 : register >>> 1 ^ 0x8408;
            }
        }
        return ~register & 0xFFFF;
    }
}
