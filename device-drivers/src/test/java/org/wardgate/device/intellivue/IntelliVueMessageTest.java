package org.wardgate.device.intellivue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.device.intellivue.Monitor.attribute;
import static org.wardgate.device.intellivue.Monitor.list;
import static org.wardgate.device.intellivue.Monitor.mds;
import static org.wardgate.device.intellivue.Monitor.object;
import static org.wardgate.device.intellivue.Monitor.sized;
import static org.wardgate.device.intellivue.Monitor.u16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.intellivue.IntelliVueMessage.Associated;
import org.wardgate.device.intellivue.IntelliVueMessage.Damage;
import org.wardgate.device.intellivue.IntelliVueMessage.Ended;
import org.wardgate.device.intellivue.IntelliVueMessage.Ending;
import org.wardgate.device.intellivue.IntelliVueMessage.EventReport;
import org.wardgate.device.intellivue.IntelliVueMessage.ListResult;
import org.wardgate.device.intellivue.IntelliVueMessage.Part;
import org.wardgate.device.intellivue.IntelliVueMessage.Poll;
import org.wardgate.device.intellivue.IntelliVueMessage.PollProfile;
import org.wardgate.device.intellivue.IntelliVueMessage.PollResult;
import org.wardgate.device.intellivue.IntelliVueMessage.PolledObject;
import org.wardgate.device.intellivue.IntelliVueMessage.RemoteError;
import org.wardgate.device.intellivue.IntelliVueMessage.Unknown;
import org.wardgate.testing.Gen;

class IntelliVueMessageTest {
    private static final Damage NONE = new Damage(0, 0);

    private static IntelliVueMessage parse(String hex) {
        return IntelliVueMessage.parse(Bytes.ofHex(hex));
    }

    private static PollResult poll(String hex) {
        return (PollResult) parse(hex);
    }

    @Test
    void anAssociationResponseSaysWhatIsGranted() {
        assertThat(IntelliVueMessage.parse(Golden.ASSOCIATION_RESPONSE))
                .isEqualTo(new Associated(
                        0x4000_0000L, 0x8000_0000L, new PollProfile(4000, 996, 996, 0x6000_0000L, 0x8E00_0000L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8148", "820048", "84000000 48"})
    void lengthsInLongerFormsThanNeedBeAreRead(String length) {
        String message = Golden.ASSOCIATION_RESPONSE
                .toHex()
                .replace("be802880020102814880", "be802880020102 81" + length + "80");

        assertThat(parse(message)).isEqualTo(IntelliVueMessage.parse(Golden.ASSOCIATION_RESPONSE));
    }

    @Test
    void theUserDataMayFollowWithoutAPresentationContext() {
        String message = Golden.ASSOCIATION_RESPONSE.toHex().replace("be80288002010281", "be80288081");

        assertThat(parse(message)).isEqualTo(IntelliVueMessage.parse(Golden.ASSOCIATION_RESPONSE));
    }

    @Test
    void anAssociationResponseWithoutPollProfileExtensionGrantsNoExtendedPoll() {
        String message = Golden.ASSOCIATION_RESPONSE.toHex().replace("0001000cf00100088e00000000000000", "00000000");

        Associated associated = (Associated) parse(message);

        assertThat(profile(associated).hasExtendedPoll()).isFalse();
        assertThat(profile(associated).options()).isEqualTo(0x6000_0000L);
    }

    private static PollProfile profile(Associated associated) {
        return java.util.Objects.requireNonNull(associated.profile());
    }

    @ParameterizedTest
    @CsvSource({
        "be8028800201028148, be80288002010282 48", // no user data
        "be8028, be8029", // no user information
        "8148800000004000, 8104800000004000" // user data too short
    })
    void anAssociationResponseThatCannotBeReadIsUnknown(String good, String bad) {
        Bytes message = Bytes.ofHex(Golden.ASSOCIATION_RESPONSE.toHex().replace(good, bad));

        assertThat(IntelliVueMessage.parse(message)).isEqualTo(new Unknown(0x0E, message.length()));
    }

    @ParameterizedTest
    @CsvSource({"00010028, 00090028", "00010028, 00010010"})
    void anAssociationResponseWithoutAReadablePollProfileIsStillOne(String good, String bad) {
        Associated associated =
                (Associated) parse(Golden.ASSOCIATION_RESPONSE.toHex().replace(good, bad));

        assertThat(associated.profile()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0c03320100, REFUSED",
        "0c05320201ff00, REFUSED",
        "0a18c11661803080020101a08063808001000000000000000000, RELEASED",
        "0918c11661803080020101a08062808001000000000000000000, RELEASED",
        "192e110103c129, ABORTED"
    })
    void theFirstByteTellsHowAnAssociationEnds(String message, Ending ending) {
        assertThat(parse(message)).isEqualTo(new Ended(ending));
    }

    @Test
    void theCreationEventCarriesTheAttributesOfTheMonitor() {
        EventReport event = (EventReport) IntelliVueMessage.parse(Golden.MDS_CREATE);

        assertThat(event)
                .extracting(
                        EventReport::invokeId, EventReport::confirmed, EventReport::eventTime, EventReport::eventType)
                .containsExactly(1, true, 1950208L, EventReport.MDS_CREATE);
        assertThat(event.attributes()).hasSize(17);
        assertThat(event.damage()).isEqualTo(NONE);
    }

    @Test
    void anotherEventIsReportedWithoutAttributes() {
        assertThat(parse(Monitor.invoke(9, 0, mds() + "00000010" + "0d17" + sized("aabb"))))
                .isEqualTo(new EventReport(9, false, 16, 0x0D17, List.of(), NONE));
    }

    @Test
    void aLinkedPartIsTakenApart() {
        PollResult result = (PollResult) IntelliVueMessage.parse(Golden.LINKED);

        assertThat(result.part()).isEqualTo(new Part(3, 3));
        assertThat(result.poll()).isEqualTo(new Poll(1, 0, 1963008, null, 0x0006, 0));
        assertThat(result.objects()).extracting(PolledObject::handle).containsExactly(0x8301, 0x8400, 0x8406, 0x840A);
        assertThat(result.damage()).isEqualTo(NONE);
    }

    @Test
    void theResultOfASinglePollHasNoSequence() {
        PollResult result = (PollResult) IntelliVueMessage.parse(Golden.NUMERICS);

        assertThat(result.part().isWhole()).isTrue();
        assertThat(result.poll()).isEqualTo(new Poll(1, 0, 1954816, null, 0x0006, 0));
        assertThat(result.objects()).hasSize(3);
    }

    @Test
    void theEmptyMessageThatClosesALinkedAnswerHasNoObjects() {
        PollResult result = poll("e100000200020 02a000100070024002100000000f13b001a00010000001dd400ffffffffffffffff"
                + "00010006000000000000");

        assertThat(result.objects()).isEmpty();
        assertThat(result.damage()).isEqualTo(NONE);
    }

    @Test
    void anEmptyContextHasNoObjects() {
        PollResult result = poll(Monitor.result("0001" + "0000" + "00000000" + "ffffffffffffffff" + "00010006" + "0000"
                + list("0000" + "00000000", "0001" + list(object(1, Monitor.HR_60)))));

        assertThat(result.objects()).extracting(PolledObject::handle).containsExactly(1);
        assertThat(result.damage()).isEqualTo(NONE);
    }

    @Test
    void getAndSetResultsAreLists() {
        assertThat(parse("e100000200020018000000030012002100000000000100 08f23a000400000000"))
                .isEqualTo(new ListResult(0, List.of(new Attribute(0xF23A, Bytes.ofHex("00000000"))), NONE));
    }

    @Test
    void anErrorTellsItsNumber() {
        assertThat(parse("e1000002000300060005 00020000")).isEqualTo(new RemoteError(5, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "0d00",
                "e1",
                "e100000200020018000000030012", // cut off
                "e1000002000200ff00000003001200210000000000010008f23a000400000000", // longer than it is
                "e1000002000400060005000200 00", // no such operation
                "e1000002000200060005000900 00", // no such command
                "e1000002000100060005000700 00", // an action is not the monitor's to invoke
                "e100000200010008000500010002aabb", // event cut off
                "e10000020002001000010007000a0021000000000d160000", // no such action
                "e10000020002001200010007000c002100000000 f13b00020001" // poll cut off
            })
    void whatIsNotUnderstoodIsUnknown(String hex) {
        Bytes message = Bytes.ofHex(hex);

        assertThat(IntelliVueMessage.parse(message))
                .isEqualTo(new Unknown(message.length() == 0 ? -1 : message.u8(0), message.length()));
    }

    @Test
    void anAttributeThatClaimsTooMuchEndsItsObjectAndTheNextIsRead() {
        String broken = "0950" + u16(0x4000) + "4182";
        PollResult result = poll(Monitor.result(
                Monitor.poll(6, 0, 0, u16(1) + list(attribute(0x0911, "0002"), broken), object(2, Monitor.HR_60))));

        assertThat(result.objects())
                .extracting(object -> object.attributes().size())
                .containsExactly(1, 1);
        assertThat(result.damage()).isEqualTo(new Damage(1, 0));
    }

    @Test
    void countsAreNotBelieved() {
        String object = "0001" + "0007" + sized(Monitor.HR_60);
        PollResult result = poll(Monitor.result(Monitor.poll(6, 0, 0, object)));

        assertThat(result.objects())
                .singleElement()
                .extracting(o -> o.attributes().size())
                .isEqualTo(1);
        assertThat(result.damage()).isEqualTo(new Damage(0, 1));
    }

    @Test
    void aContextThatClaimsTooMuchIsReadAsFarAsItGoes() {
        String context = "0001" + "0001" + u16(0x4000) + object(7, Monitor.HR_60);
        PollResult result = poll(Monitor.result(
                "0001" + "0000" + "00000000" + "ffffffffffffffff" + "00010006" + "0000" + list(context)));

        assertThat(result.objects()).extracting(PolledObject::key).containsExactly(0x1_0007);
        assertThat(result.damage()).isEqualTo(new Damage(1, 0));
    }

    @Test
    void noMessageWhateverMakesTheParserThrow() {
        List<Bytes> seeds =
                List.of(Golden.ASSOCIATION_RESPONSE, Golden.MDS_CREATE, Golden.NUMERICS, Golden.LINKED, Golden.ALERTS);
        Gen.check(7, 20_000, random -> {
            byte[] message = seeds.get(random.nextInt(seeds.size())).toArray();
            for (int i = random.nextInt(6); i >= 0; i--) {
                message[random.nextInt(message.length)] = (byte) random.nextInt(256);
            }
            Bytes cut =
                    Bytes.copyOf(message, 0, random.nextInt(4) == 0 ? random.nextInt(message.length) : message.length);

            assertThat(IntelliVueMessage.parse(cut)).isNotNull();
        });
    }

    @Test
    void everyKindOfMessageIsAnswerableByName() {
        // a kind that is added has to be handled by the driver, which asks for each by its type
        assertThat(IntelliVueMessage.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        Associated.class,
                        Ended.class,
                        EventReport.class,
                        PollResult.class,
                        ListResult.class,
                        RemoteError.class,
                        Unknown.class);
    }

    @Test
    void anAttributeIsFoundByItsId() {
        List<Attribute> attributes = List.of(new Attribute(1, Bytes.ofHex("aa")), new Attribute(2, Bytes.ofHex("bb")));
        @Nullable Bytes found = Attribute.find(attributes, 2);

        assertThat(found).isEqualTo(Bytes.ofHex("bb"));
        assertThat(Attribute.find(attributes, 3)).isNull();
    }
}
