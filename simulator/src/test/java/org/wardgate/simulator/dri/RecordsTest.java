package org.wardgate.simulator.dri;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.dri.RecordWriter.Piece;

/** What is sent is what the worked examples of the reference are made of, to the byte. */
class RecordsTest {
    private static final int[] VALUES_OF_THE_EXAMPLE = {
        22, 30, 36, 44, 50, 58, 64, 72, 92, 94, 100, 102, 108, 110, 116, 118, 130, 132, 162, 166, 172, 178, 184, 200,
        206, 214, 220, 226, 238, 240, 246, 254, 260, 268
    };

    @Test
    void theBasicClassOfTheExample() {
        ClassBlock block = new ClassBlock(0, Vectors.TIME, (metric, value) -> {}, VALUES_OF_THE_EXAMPLE);
        block.group(0, 0x0B, 0x1270);
        block.value(6, 72, 0, "");
        block.value(8, 0.12, 2, "");
        block.value(10, -0.05, 2, "");
        block.value(12, 0.03, 2, "");
        block.value(14, 14, 0, "");
        block.group(16, 0x0B, 1);
        block.value(22, 118, 2, "");
        block.value(24, 76, 2, "");
        block.value(26, 90, 2, "");
        block.value(28, 72, 0, "");
        block.group(72, 3, 8);
        block.value(78, 121, 2, "");
        block.value(80, 78, 2, "");
        block.value(82, 93, 2, "");
        block.value(84, 71, 0, "");
        block.group(86, 3, 11);
        block.value(92, 36.6, 2, "");
        block.group(118, 3, 0);
        block.value(124, 97, 2, "");
        block.value(126, 72, 0, "");
        block.value(128, 2.5, 2, "");
        block.group(132, 3, 1);
        block.value(138, 5.2, 2, "");
        block.value(140, 0.05, 2, "");
        block.value(142, 14, 0, "");
        block.value(144, 760, 1, "");
        block.group(146, 3, 0);
        block.value(152, 16.5, 2, "");
        block.value(154, 21, 2, "");
        block.value(226, 72, 0, "");
        block.value(228, 75, 0, "");
        block.value(230, 69, 0, "");
        Bytes record = new RecordWriter(9)
                .record(RecordWriter.PHYSIOLOGICAL, Vectors.TIME, List.of(new Piece(1, block.toBytes())));

        assertThat(Frames.of(record)).isEqualTo(Vectors.BASIC);
    }

    @Test
    void theAlarmsOfTheExample() {
        RecordWriter writer = new RecordWriter(10);
        Piece piece = new Piece(
                1,
                AlarmReport.of(
                        List.of(
                                new Condition("HR HIGH", Condition.RED),
                                new Condition("NIBP CUFF LOOSE", Condition.WHITE)),
                        0,
                        List.of()));
        for (int i = 0; i < 3; i++) {
            writer.record(RecordWriter.ALARMS, Vectors.TIME, List.of(piece));
        }

        assertThat(Frames.of(writer.record(RecordWriter.ALARMS, Vectors.TIME, List.of(piece))))
                .isEqualTo(Vectors.ALARMS);
    }

    /** D12: rates of 126 and 125 in a record with the number 2 make 323 bytes with the sum D9. */
    @Test
    void ratesOf125And126AreEscaped() {
        byte[] record = Vectors.BASIC.slice(1, Vectors.BASIC.length() - 3).toArray();
        record[2] = 2;
        record[50] = 126;
        record[270] = 125;

        Bytes frame = Frames.of(Bytes.copyOf(record));
        assertThat(frame.length()).isEqualTo(323);
        assertThat(frame.u8(321)).isEqualTo(0xD9);
        assertThat(frame.toHex()).contains("70127d5e000c00").contains("7d5d004b00");
    }

    @Test
    void aClientsFramesAreReadHoweverTheyAreCut() {
        List<Bytes> all = List.of(
                Vectors.EVERY_10_S,
                Vectors.STOP_VALUES,
                Vectors.TREND_60_S,
                Vectors.STOP_TREND,
                Vectors.ECG1,
                Vectors.STOP_CURVES,
                Vectors.ONCE,
                Vectors.EVERY_5_S,
                Vectors.ALARMS_ONCE);
        for (int chunk : new int[] {1, 2, 7, 1000}) {
            List<Bytes> heard = new ArrayList<>();
            Frames frames = new Frames(heard::add);
            Bytes stream = all.stream().reduce(Bytes.empty(), Bytes::plus);
            for (int at = 0; at < stream.length(); at += chunk) {
                frames.read(stream.slice(at, Math.min(chunk, stream.length() - at)));
            }
            assertThat(heard).hasSize(all.size());
            assertThat(heard.get(2).u8(40)).isEqualTo(3);
            assertThat(frames.damaged()).isZero();
        }
    }

    /** VSCapture does not escape its sum, and overruns its buffer: what comes of it is dropped. */
    @Test
    void damagedFramesAreCountedAndCostNoOther() {
        List<Bytes> heard = new ArrayList<>();
        Frames frames = new Frames(heard::add);
        byte[] wrong = Vectors.EVERY_10_S.toArray();
        wrong[41]++;
        frames.read(Bytes.copyOf(wrong));
        frames.read(Bytes.ofHex("7e 0102 7e"));
        frames.read(Bytes.ofHex("7e 0102 7d 7e"));
        frames.read(Bytes.ofHex("7e 0102 7d7d 03 7e"));
        frames.read(Bytes.ofHex("7e" + "00".repeat(3000) + "7e"));
        frames.read(Vectors.TREND_60_S.slice(0, 51).plus(Bytes.ofHex("7d 7e")));
        frames.read(Vectors.EVERY_5_S);

        assertThat(heard).hasSize(1);
        assertThat(frames.damaged()).isEqualTo(6);
    }

    @Test
    void whatDoesNotFitIsCut() {
        List<String> said = new ArrayList<>();
        ClassBlock block = new ClassBlock(0, 1, (metric, value) -> said.add(metric + " " + value));
        block.value(6, 400, 2, "high");
        block.value(8, -400, 2, "low");

        assertThat(said).containsExactly("high 327.67", "low -320.00");
    }
}
