package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardgate.bytes.Bytes;

/** Every control command of every known device, in every shape, against every policy: no byte leaves. */
class ControlCommandsTest {
    private static final List<String> NEW_ERA_QUERIES = List.of("0\r", "0VER\r", "0DIS\r", "0RAT\r", "0VOL\r");
    private static final List<GuardPolicy> POLICIES = List.of(
            new AlarisPolicy(),
            new BccPolicy(),
            new CapnostreamPolicy(),
            new DriPolicy(),
            new FreseniusBasePolicy(),
            new IntelliVueSerialPolicy(),
            new MedibusPolicy(),
            new NeurowavePolicy(),
            new TerumoPolicy(),
            new ProfilePolicy(
                    "new-era", NEW_ERA_QUERIES.stream().map(Bytes::ofAscii).toList()),
            new ListenOnlyPolicy());
    private static final Map<String, List<Bytes>> ALLOWED = Map.of(
            AlarisPolicy.PROFILE, AllowedFrames.ALARIS,
            BccPolicy.PROFILE, AllowedFrames.BCC,
            CapnostreamPolicy.PROFILE, AllowedFrames.CAPNOSTREAM,
            DriPolicy.PROFILE, AllowedFrames.DRI,
            FreseniusBasePolicy.PROFILE, AllowedFrames.FRESENIUS,
            IntelliVueSerialPolicy.PROFILE, AllowedFrames.INTELLIVUE,
            MedibusPolicy.PROFILE, AllowedFrames.MEDIBUS,
            NeurowavePolicy.PROFILE, AllowedFrames.NEUROWAVE,
            TerumoPolicy.PROFILE, AllowedFrames.TERUMO);

    static Stream<ControlCommand> commands() {
        return ControlCommand.all().stream();
    }

    @Test
    void theTableCoversEveryPumpOfTheReferences() {
        assertThat(commands().map(ControlCommand::device))
                .contains(
                        "Alaris Asena",
                        "Baxter AS50",
                        "B. Braun dianet star",
                        "B. Braun Space",
                        "Fresenius Base",
                        "Harvard or KDS",
                        "NeuroWave AP-4000",
                        "New Era NE-1000",
                        "Terumo TE-SS");
        assertThat(commands().count()).isGreaterThan(150);
        assertThat(POLICIES).hasSize(GuardPolicy.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noControlCommandLeavesInAnyShape(ControlCommand command) {
        for (GuardPolicy policy : POLICIES) {
            GuardHarness harness = new GuardHarness(policy);
            List<Bytes> shapes = shapes(command.bytes(), ALLOWED.getOrDefault(policy.protocol(), List.of()));
            for (Bytes shape : shapes) {
                assertThat(harness.writeAtLeisure(shape)).isInstanceOf(GuardRefusedException.class);
                assertThat(harness.left())
                        .as("%s written as %s", command.source(), shape)
                        .isEqualTo(Bytes.empty());
            }
            assertThat(harness.refusals).hasSize(shapes.size());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noControlCommandLeavesInTwoWrites(ControlCommand command) {
        Bytes bytes = command.bytes();
        for (GuardPolicy policy : POLICIES) {
            GuardHarness harness = new GuardHarness(policy);
            for (int cut = 1; cut < bytes.length(); cut++) {
                harness.writeAtLeisure(bytes.slice(0, cut));
                harness.writeAtLeisure(bytes.slice(cut, bytes.length() - cut));
            }
            // a part that is by itself one of the queries may leave; the other part then does not
            String left = new String(harness.left().toArray(), StandardCharsets.ISO_8859_1);
            for (String query : NEW_ERA_QUERIES) {
                left = policy instanceof ProfilePolicy ? left.replace(query, "") : left;
            }
            assertThat(left).as(command.source()).isEmpty();
            assertThat(harness.refusals).hasSizeGreaterThanOrEqualTo(bytes.length() - 1);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyControlCommandIsCalledByItsName(ControlCommand command) {
        assertThat(DeniedGrammars.find(command.bytes()))
                .as(command.source())
                .extracting(DeniedCommand::device)
                .contains(command.device());
    }

    /** A list that approves the command by mistake: the denial wins. */
    @Test
    void noApprovalOutweighsTheDenial() {
        GuardHarness harness = new GuardHarness(new AlarisPolicy(Set.of("INF_START", "INF_STOP", "INF")));

        harness.write(WireKit.asena("INF_START"));
        harness.write(WireKit.asena("INF_STOP"));

        assertThat(harness.left()).isEqualTo(Bytes.empty());
        assertThat(harness.refusals)
                .extracting(Refusal::detail)
                .containsExactly("Alaris Asena: start infusion", "Alaris Asena: stop infusion");
        assertThat(new AlarisPolicy(Set.of("INF_START")).refusal(WireKit.asena("INF_START")))
                .isEmpty();
    }

    /** The control of this class: what it writes does reach the wire where no guard stands. */
    @ParameterizedTest
    @MethodSource("commands")
    void withoutTheGuardTheCommandWouldLeave(ControlCommand command) {
        EmbeddedChannel open = new EmbeddedChannel();

        open.writeOutbound(Unpooled.wrappedBuffer(command.bytes().toArray()));

        ByteBuf left = open.readOutbound();
        assertThat(left.readableBytes()).isEqualTo(command.bytes().length()).isPositive();
        left.release();
        open.finishAndReleaseAll();
    }

    private static List<Bytes> shapes(Bytes command, List<Bytes> allowed) {
        List<Bytes> shapes = new ArrayList<>();
        shapes.add(command);
        shapes.add(WireKit.latin1(latin1(command).toLowerCase(Locale.ROOT)));
        for (String junk : List.of("00", "20", "0d", "1b", "21", "c0", "c1", "ff", "0d0a")) {
            shapes.add(WireKit.join(Bytes.ofHex(junk), command));
            shapes.add(WireKit.join(command, Bytes.ofHex(junk)));
        }
        for (Bytes query : allowed) {
            shapes.add(WireKit.join(query, command));
            shapes.add(WireKit.join(command, query));
        }
        shapes.add(WireKit.join(command, command));
        shapes.add(WireKit.join(command, command, command));
        // the last bytes hold the checksum and the terminator
        for (int i = Math.max(0, command.length() - 6); i < command.length(); i++) {
            byte[] changed = command.toArray();
            changed[i] ^= 1;
            shapes.add(Bytes.copyOf(changed));
        }
        if (command.length() > 1) {
            Bytes open = command.slice(0, command.length() - 1);
            shapes.add(open);
            for (String end : List.of("0a", "0d0a", "03", "0d", "04", "c1", "00")) {
                shapes.add(WireKit.join(open, Bytes.ofHex(end)));
            }
        }
        return shapes;
    }

    private static String latin1(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
}
