package org.wardgate.simulator.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.testing.Gen;

class BccFrameTest {
    private static final Bytes ALIVE =
            Bytes.ofHex("01 30 30 30 33 31 02 31 2F 31 2F 31 3E 41 44 4D 49 4E 3A 41 4C 49 56 45 03 30 30 30 36 31 04");

    /** BCC, checksum: the vectors, those of captures among them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1/1/1>ADMIN:ALIVE; 31; 61",
                "'SpaceCom9/1/1>194,50100,GNERR,68'; 46; 70",
                "SpaceCom9/1/1>MEM:GET; 35; 57",
                "1/1/1>MEM:GET; 27; 39",
                "ComSystem/1/1>MEM:GET; 35; 153",
                "ComSystem/1/1>ADMIN:VERSION; 41; 102",
                "ComSystem/1/1>MEM:GETSLOT#13; 42; 96",
                "WARD3BED2/1/1>MEM:GETSLOT#1A; 42; 40",
                "'ComSystem/1/1>207,50100,GNACK,0'; 45; 72",
                "'ComSystem/1/1>207,50100,V3.30'; 43; 160",
                "'ComSystem/1/1>215,50113,GNERR,39'; 46; 162",
                "'ComSystem/1/1>215,50100,GNERR,11'; 46; 148",
                "'A/1/1>1,50111,INSOL,5 µg/ml'; 42; 168",
                "'WARD3BED2/1/1>5000,50100,GNACK,0'; 46; 47",
                "'WARD3BED2/1/1>5003,50112,GNERR,39'; 47; 140",
                "'WARD3BED2/1/1>5003,50135,GNERR,811'; 48; 192"
            })
    void lengthAndSumAreThoseOfTheVectors(String content, int length, int sum) {
        byte[] frame = BccFrame.encode(content, true, false).toArray();
        String text = new String(frame, StandardCharsets.ISO_8859_1);

        assertThat(frame).hasSize(length);
        assertThat(text.substring(1, 6)).isEqualTo(String.format("%05d", length));
        assertThat(text.substring(length - 6, length - 1)).isEqualTo(String.format("%05d", sum));
        assertThat(BccFrame.content(frame, false)).contains(content);
    }

    /** BCC, computed rack answer: the frames of one answer, with the lengths that they have when they are stuffed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "5001,50100,FMNOR,1~5001,50100,FMSTAT,00051~5001,50111,GNNEW,688F030006~5001,50111,INRT,2.50"
                        + "~5001,50111,INSOL,Ketamine 50mg/50~5001,50111,INSOLSN,Ketamin~5001,50111,INVOLACT,41.20"
                        + "~5001,50111,INRMT,59328~5001,50111,INVI,8.8~5001,50111,INTIME,211~5001,50111,INSYR,50"
                        + "~5001,50111,INP1,4~5001,50111,INP2,35~5001,50111,INAKKU,300~5001,50111,INM1,0"
                        + "~5001,50111,INM2,0~5001,50111,INM3,1~5001,50111,INM6,0~5001,50111,INM8,1~5001,50111,INM10,0"
                        + "~5001,50111,INA3,0~5001,50111,INA11,0; false; 496; 237; 504",
                "5001,50112,GNNEW,686F030006~5001,50112,INRT,0~5001,50112,INSOL,Lidocaine 2g/250"
                        + "~5001,50112,INSOLSN,Lidocai~5001,50112,INVTB,120.5~5001,50112,INVI,129.5~5001,50112,INP1,5"
                        + "~5001,50112,INP2,98~5001,50112,INM1,1~5001,50112,INM3,0~5001,50112,INM8,0~5001,50112,INA3,1"
                        + "~5001,50112,INA15,0; false; 307; 173; 314",
                "5002,501110,GNNEW,688F030006~5002,501110,INRT,_NV~5002,501110,INSOL,Aqua, 0,9%~5002,501110,INM3,0;"
                        + " true; 125; 174; 129",
                "5003,50112,GNERR,39; true; 47; 140; 51",
                "5003,50135,GNERR,811; true; 48; 192; 52",
                "5000,50100,GNACK,0; true; 46; 47; 49"
            })
    void framesOfAnAnswerHaveTheseLengthsAndSums(String records, boolean last, int length, int sum, int stuffedLength) {
        String content = "WARD3BED2/1/1>" + records.replace('~', '\u001E');
        Bytes plain = BccFrame.encode(content, last, false);
        Bytes stuffed = BccFrame.encode(content, last, true);

        assertThat(plain.length()).isEqualTo(length);
        assertThat(plain.toLatin1(length - 6, 5)).isEqualTo(String.format("%05d", sum));
        assertThat(plain.u8(length - 7)).isEqualTo(last ? 0x03 : 0x17);
        assertThat(stuffed.length()).isEqualTo(stuffedLength);
        assertThat(BccFrame.content(stuffed.toArray(), true)).contains(content);
    }

    @Test
    void aQueryIsTheseBytes() {
        assertThat(BccFrame.encode("1/1/1>ADMIN:ALIVE", true, false)).isEqualTo(ALIVE);
    }

    /** Length and sum are those of the frame before it is stuffed. */
    @Test
    void stuffedFramesAreTheseBytes() {
        assertThat(BccFrame.encode("1/1/1>ADMIN:ALIVE", true, true))
                .isEqualTo(
                        Bytes.ofHex("01 30 30 30 33 31 02 31 2F 31 2F 31 3E 41 45 58 4D 49 4E 3A 41 4C 49 56 45 45 03"
                                + "30 30 30 36 31 04"));
        assertThat(BccFrame.encode("SpaceCom9/1/1>MEM:GET", true, true))
                .isEqualTo(
                        Bytes.ofHex("01 30 30 30 33 35 02 53 70 61 63 65 65 43 6F 6D 39 2F 31 2F 31 3E 4D 45 45 4D 3A"
                                + "47 45 45 54 03 30 30 30 35 37 04"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dexmedetomidine", "DdEe", "exEX", "eXEx", "µ\uE021"})
    void everyTextComesBack(String text) {
        for (boolean stuffed : new boolean[] {false, true}) {
            byte[] frame = BccFrame.encode("A/1/1>" + text, false, stuffed).toArray();
            assertThat(BccFrame.content(frame, stuffed)).contains("A/1/1>" + text);
        }
    }

    @Test
    void noSingleWrongBitIsAccepted() {
        for (boolean stuffed : new boolean[] {false, true}) {
            Bytes right = BccFrame.encode("ComSystem/1/1>MEM:GET", true, stuffed);
            for (int bit = 0; bit < 8 * right.length() - 8; bit++) {
                byte[] wrong = right.toArray();
                wrong[bit / 8] ^= (byte) (1 << bit % 8);
                if (bit / 8 != 0) {
                    assertThat(BccFrame.content(wrong, stuffed).filter(text -> !text.contains("MEM:GET")))
                            .as("bit " + bit)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void noPartOfAFrameIsOne() {
        for (int length = 0; length < ALIVE.length(); length++) {
            assertThat(BccFrame.content(ALIVE.slice(0, length).toArray(), false))
                    .isEmpty();
            assertThat(BccFrame.content(ALIVE.slice(0, length).toArray(), true)).isEmpty();
        }
    }

    @Test
    void nothingMakesItThrow() {
        Gen.check(3, 500, random -> {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            assertThat(BccFrame.content(bytes, random.nextBoolean())).isEmpty();
        });
    }
}
