package org.wardgate.gateway.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardgate.gateway.station.StationMessage.Acknowledge;
import org.wardgate.gateway.station.StationMessage.Confirm;
import org.wardgate.gateway.station.StationMessage.Heartbeat;
import org.wardgate.gateway.station.StationMessage.Hello;
import org.wardgate.gateway.station.StationMessage.Malformed;
import org.wardgate.gateway.station.StationMessage.Position;
import org.wardgate.gateway.station.StationMessage.Role;
import org.wardgate.gateway.station.StationMessage.Sound;
import org.wardgate.testing.Gen;

class StationMessageReaderTest {

    private static StationMessage read(String json) {
        return StationMessageReader.read(json.replace('\'', '"'));
    }

    @Test
    void everyKindIsRead() {
        assertThat(read("{'type':'hello','protocol':1,'station':'desk','role':'nurse'}"))
                .isEqualTo(new Hello(1, "desk", Role.NURSE, null));
        assertThat(read("{'type':'hello','protocol':1,'station':'wall','role':'viewer','epoch':'e1','sequence':7}"))
                .isEqualTo(new Hello(1, "wall", Role.VIEWER, new Position("e1", 7)));
        assertThat(read("{'type':'confirm','epoch':'e1','sequence':0}")).isEqualTo(new Confirm(new Position("e1", 0)));
        assertThat(
                        read(
                                "{'type':'acknowledge','request':'r1','bed':'4','alarmId':'a1','occurrence':2,'operator':'Åse Ö.'}"))
                .isEqualTo(new Acknowledge("r1", "4", "a1", 2, "Åse Ö."));
        assertThat(read("{'type':'heartbeat','visible':true,'sound':'proven'}"))
                .isEqualTo(new Heartbeat(true, Sound.PROVEN));
        assertThat(read("{'type':'heartbeat','visible':true,'sound':'blocked'}"))
                .isEqualTo(new Heartbeat(true, Sound.BLOCKED));
    }

    @Test
    void aStationThatSaysNothingOfItsSoundHasNotProvenIt() {
        assertThat(read("{'type':'heartbeat','visible':true}")).isEqualTo(new Heartbeat(true, Sound.UNPROVEN));
    }

    @Test
    void membersOfALaterProtocolAreSkipped() {
        assertThat(read("{'type':'heartbeat','visible':false,'battery':12}"))
                .isEqualTo(new Heartbeat(false, Sound.UNPROVEN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | message",
                "nonsense | message",
                "[] | message",
                "null | message",
                "42 | message",
                "{'type':'heartbeat','visible':true} x | message",
                "{'type':'heartbeat','visible':true,'visible':false} | message",
                "{'a':{'a':{'a':{'a':{'a':{'a':{'a':{'a':{'a':1}}}}}}}}} | message",
                "{} | type",
                "{'type':7} | type",
                "{'type':'silence'} | type",
                "{'type':'Hello'} | type",
                "{'type':'hello','station':'desk','role':'nurse'} | protocol",
                "{'type':'hello','protocol':'1','station':'desk','role':'nurse'} | protocol",
                "{'type':'hello','protocol':1.0,'station':'desk','role':'nurse'} | protocol",
                "{'type':'hello','protocol':1,'role':'nurse'} | station",
                "{'type':'hello','protocol':1,'station':' ','role':'nurse'} | station",
                "{'type':'hello','protocol':1,'station':'desk'} | role",
                "{'type':'hello','protocol':1,'station':'desk','role':'admin'} | role",
                "{'type':'hello','protocol':1,'station':'desk','role':'nurse','sequence':1} | epoch",
                "{'type':'hello','protocol':1,'station':'desk','role':'nurse','epoch':'e1'} | sequence",
                "{'type':'hello','protocol':1,'station':'desk','role':'nurse','epoch':null,'sequence':1} | epoch",
                "{'type':'confirm','epoch':'e1','sequence':-1} | sequence",
                "{'type':'confirm','epoch':'e1','sequence':99999999999999999999} | sequence",
                "{'type':'confirm','epoch':'e1','sequence':true} | sequence",
                "{'type':'acknowledge','request':'r1','bed':'4','alarmId':'a1','occurrence':0,'operator':'A'} | occurrence",
                "{'type':'acknowledge','request':'r1','bed':4,'alarmId':'a1','occurrence':1,'operator':'A'} | bed",
                "{'type':'acknowledge','request':'r1','bed':'4','alarmId':'a1','occurrence':1,'operator':''} | operator",
                "{'type':'acknowledge','request':'r1','bed':'4','alarmId':'a1','occurrence':1,'operator':'A\\nB'} | operator",
                "{'type':'acknowledge','request':'r1','bed':'4','alarmId':'a1','occurrence':1,'operator':'12345678901234567890123456789012345678901'} | operator",
                "{'type':'heartbeat'} | visible",
                "{'type':'heartbeat','visible':'true'} | visible",
                "{'type':'heartbeat','visible':1} | visible",
                "{'type':'heartbeat','visible':true,'sound':true} | sound",
                "{'type':'heartbeat','visible':true,'sound':'on'} | sound",
                "{'type':'heartbeat','visible':true,'sound':null} | sound"
            },
            quoteCharacter = '~')
    void whatIsWrongIsNamedByItsMember(String json, String where) {
        assertThat(read("''".equals(json) ? "" : json))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.where()).isEqualTo(where));
    }

    /** What was received could be anything, a name among it: it is neither logged nor sent back. */
    @Test
    void whatWasReceivedIsNotRepeated() {
        assertThat(read("{'type':'<script>'}").toString()).doesNotContain("script");
        assertThat(read("{'type':'hello','protocol':1,'station':'desk','role':'<script>'}")
                        .toString())
                .doesNotContain("script");
    }

    @Test
    void damageNeverEscapesAsAnException() {
        String good =
                "{\"type\":\"acknowledge\",\"request\":\"r1\",\"bed\":\"4\",\"alarmId\":\"a1\",\"occurrence\":2,\"operator\":\"A\"}";
        Gen.check(7, 2000, (SplittableRandom random) -> {
            StringBuilder damaged = new StringBuilder(good);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(0, 256));
            }
            assertThat(StationMessageReader.read(damaged.toString())).isNotNull();
        });
    }
}
