package org.wardgate.device.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.time.VirtualTimeSource;

class OutboundGuardTest {
    private static final Bytes INF = AllowedFrames.ALARIS.get(0);
    private final GuardHarness alaris = new GuardHarness(new AlarisPolicy());

    @Test
    void everyListedAlarisQueryLeavesByteForByte() {
        for (Bytes query : AllowedFrames.ALARIS) {
            assertThat(alaris.writeAtLeisure(query)).isNull();
            assertThat(alaris.left()).isEqualTo(query);
        }
        assertThat(AllowedFrames.ALARIS).hasSize(AlarisPolicy.QUERIES.size());
        assertThat(alaris.refusals).isEmpty();
    }

    /** And nothing else that is formed like them, such as the inquiry of the patient. */
    @Test
    void fiveMessagesLeaveForACapnostream() {
        GuardHarness monitor = new GuardHarness(new CapnostreamPolicy());
        for (int code = 0; code < 256; code++) {
            Bytes frame = WireKit.frame("capnostream", String.format("%02x", code));
            monitor.writeAtLeisure(frame);
            assertThat(monitor.left()).isEqualTo(AllowedFrames.CAPNOSTREAM.contains(frame) ? frame : Bytes.empty());
        }
        assertThat(monitor.guard.refusedCount(RefusalReason.NOT_LISTED)).isGreaterThan(200);
        assertThat(new CapnostreamPolicy().refusal(Bytes.ofHex("85010b0a"))).contains(RefusalReason.NOT_LISTED);
        assertThat(new CapnostreamPolicy().refusal(Bytes.ofHex("85010100850101")))
                .contains(RefusalReason.MALFORMED);
    }

    /** The pump's number is the one thing that varies. */
    @Test
    void twoRequestsLeaveForATerumo() {
        GuardHarness pump = new GuardHarness(new TerumoPolicy());
        for (Bytes frame : AllowedFrames.TERUMO) {
            assertThat(pump.writeAtLeisure(frame)).isNull();
            assertThat(pump.left()).isEqualTo(frame);
        }
        for (String xml : List.of(
                "<?xml version=\"1.0\"?><REQ><DEVID>00010070000000120100000</DEVID><CMD>AQEAAA==</CMD></REQ>",
                "<?xml version=\"1.0\"?><REQ><DEVID></DEVID><CMD>AQEAAA==</CMD></REQ>",
                "<?xml version=\"1.0\"?><REQ><DEVID>000100700000001201000001</DEVID></REQ>",
                "<?xml version=\"1.0\"?><REQ><DEVID>000100700000001201000001</DEVID><CMD>AgEAAA==</CMD></REQ>",
                "<?xml version=\"1.0\"?><REP><DEVID>000100700000001201000001</DEVID></REP>",
                "<?xml version=\"1.0\"?><REQ><DEVID></DEVID></REQ> ")) {
            Bytes packet = WireKit.latin1(
                    String.format("\u0002%s%04X\u0003", xml, WireKit.crc(WireKit.latin1(xml), 0, false, 0)));
            assertThat(new TerumoPolicy().refusal(packet)).as(xml).contains(RefusalReason.NOT_LISTED);
        }
        assertThat(new TerumoPolicy().refusal(Bytes.ofAscii("\u0002<?xml version=\"1.0\"?><REQ>0000\u0003")))
                .contains(RefusalReason.MALFORMED);
        assertThat(new TerumoPolicy().refusal(AllowedFrames.TERUMO.get(0).plus(AllowedFrames.TERUMO.get(0))))
                .contains(RefusalReason.MALFORMED);
    }

    @Test
    void twoRequestsLeaveForAnAp4000() {
        GuardHarness pump = new GuardHarness(new NeurowavePolicy());
        for (Bytes frame : AllowedFrames.NEUROWAVE) {
            assertThat(pump.writeAtLeisure(frame)).isNull();
            assertThat(pump.left()).isEqualTo(frame);
        }
        for (String body : List.of(
                "CONNREQ^1",
                "STATREQ",
                "STATREQ^",
                "STATREQ^1^2",
                "STATREQ^a b",
                "STATREQ^" + "1".repeat(33),
                "HELLO")) {
            assertThat(new NeurowavePolicy().refusal(WireKit.frame("ap4000", body)))
                    .as(body)
                    .contains(RefusalReason.NOT_LISTED);
        }
        for (String frame : List.of("!CONNREQ|02B4\r\n", "!CONNREQ|02B3\r", "!CONNREQ|02b3\r\n", "CONNREQ|02B3\r\n")) {
            assertThat(new NeurowavePolicy().refusal(Bytes.ofAscii(frame))).contains(RefusalReason.MALFORMED);
        }
    }

    @Test
    void everyListedIntelliVueMessageLeavesByteForByte() {
        GuardHarness monitor = new GuardHarness(new IntelliVueSerialPolicy());
        for (Bytes frame : AllowedFrames.INTELLIVUE) {
            assertThat(monitor.writeAtLeisure(frame)).as(frame.toHex()).isNull();
            assertThat(monitor.left()).isEqualTo(frame);
        }
        assertThat(monitor.refusals).isEmpty();
    }

    @Test
    void everyListedDriRequestLeavesByteForByte() {
        GuardHarness monitor = new GuardHarness(new DriPolicy());
        for (Bytes frame : AllowedFrames.DRI) {
            assertThat(monitor.writeAtLeisure(frame)).as(frame.toHex()).isNull();
            assertThat(monitor.left()).isEqualTo(frame);
        }
        assertThat(monitor.refusals).isEmpty();
    }

    @Test
    void everyListedMedibusFrameLeavesByteForByte() {
        GuardHarness machine = new GuardHarness(new MedibusPolicy());
        for (Bytes frame : AllowedFrames.MEDIBUS) {
            assertThat(machine.writeAtLeisure(frame)).as(frame.toHex()).isNull();
            assertThat(machine.left()).isEqualTo(frame);
        }
        assertThat(machine.refusals).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alaris", "ALARIS-ASENA", "allow-all", "philips-intellivue-udp"})
    void aProfileThatIsNotKnownMayOnlyListen(String profile) {
        GuardHarness unknown = new GuardHarness(GuardPolicy.forProfile(profile));

        unknown.write(INF);
        unknown.write(AllowedFrames.INTELLIVUE.get(0));

        assertThat(unknown.left()).isEqualTo(Bytes.empty());
        assertThat(unknown.refusals)
                .extracting(Refusal::reason)
                .containsExactly(RefusalReason.LISTEN_ONLY, RefusalReason.LISTEN_ONLY);
    }

    @Test
    void theShippedProfilesHaveTheirPolicies() {
        assertThat(GuardPolicy.forProfile("alaris-asena")).isInstanceOf(AlarisPolicy.class);
        assertThat(GuardPolicy.forProfile("datex-ohmeda-dri")).isInstanceOf(DriPolicy.class);
        assertThat(GuardPolicy.forProfile("capnostream")).isInstanceOf(CapnostreamPolicy.class);
        assertThat(GuardPolicy.forProfile("neurowave-ap4000")).isInstanceOf(NeurowavePolicy.class);
        assertThat(GuardPolicy.forProfile("terumo-te")).isInstanceOf(TerumoPolicy.class);
        assertThat(GuardPolicy.forProfile("philips-intellivue-serial")).isInstanceOf(IntelliVueSerialPolicy.class);
        assertThat(GuardPolicy.forProfile("draeger-medibus")).isInstanceOf(MedibusPolicy.class);
    }

    @Test
    void aRefusalIsFailedCountedAndReported() {
        Bytes start = WireKit.asena("INF_START");

        Throwable failure = alaris.write(start);

        assertThat(failure)
                .isInstanceOf(GuardRefusedException.class)
                .hasMessage("outbound write refused on a line of protocol 'alaris-asena': denied-command,"
                        + " Alaris Asena: start infusion; write one listed query at a time");
        assertThat(failure).hasFieldOrPropertyWithValue("stackTrace", new StackTraceElement[0]);
        assertThat(failure).hasFieldOrPropertyWithValue("reason", RefusalReason.DENIED_COMMAND);
        assertThat(alaris.refusals)
                .containsExactly(new Refusal(
                        RefusalReason.DENIED_COMMAND,
                        "alaris-asena",
                        "Alaris Asena: start infusion",
                        start.toHex(),
                        start.length()));
        assertThat(alaris.guard.refusedCount(RefusalReason.DENIED_COMMAND)).isEqualTo(1);
        assertThat(alaris.guard.refusedCount(RefusalReason.RATE)).isZero();
    }

    @Test
    void refusalsAreCountedByReason() {
        alaris.write(Bytes.ofAscii("!INF|4962\r"));
        alaris.write(WireKit.asena("BATTERY"));
        alaris.write(WireKit.asena("BATTERY"));

        assertThat(alaris.guard.refusedCount(RefusalReason.MALFORMED)).isEqualTo(1);
        assertThat(alaris.guard.refusedCount(RefusalReason.NOT_LISTED)).isEqualTo(2);
    }

    @Test
    void aRefusalShowsTheFirstBytesOfALongWrite() {
        alaris.write(Bytes.ofHex("ab".repeat(200)));
        alaris.write(Bytes.ofHex("ab".repeat(OutboundGuard.MAX_FRAME_BYTES + 1)));

        assertThat(alaris.refusals).extracting(Refusal::hex).containsOnly("ab".repeat(64));
        assertThat(alaris.refusals).extracting(Refusal::byteCount).containsExactly(200, 1025);
        assertThat(alaris.refusals)
                .extracting(Refusal::reason)
                .containsExactly(RefusalReason.MALFORMED, RefusalReason.TOO_LONG);
    }

    @Test
    void aMessageThatIsNotBytesIsRefused() {
        Throwable failure = alaris.writeMessage("!INF|4961\r");

        assertThat(failure).isInstanceOf(GuardRefusedException.class);
        assertThat(alaris.refusals)
                .containsExactly(new Refusal(RefusalReason.NOT_BYTES, "alaris-asena", "java.lang.String", "", 0));
        assertThat(alaris.left()).isEqualTo(Bytes.empty());
    }

    @Test
    void anEmptyWriteIsRefused() {
        for (GuardPolicy policy : List.of(
                new BccPolicy(),
                new DriPolicy(),
                new FreseniusBasePolicy(),
                new MedibusPolicy(),
                new AlarisPolicy(),
                new CapnostreamPolicy(),
                new IntelliVueSerialPolicy(),
                new NeurowavePolicy(),
                new TerumoPolicy(),
                new ListenOnlyPolicy())) {
            assertThat(new GuardHarness(policy).write(Bytes.empty())).isInstanceOf(GuardRefusedException.class);
        }
    }

    @Test
    void theBufferOfAWriteIsReleasedWhateverBecomesOfIt() {
        ByteBuf passed = Unpooled.copiedBuffer(INF.toArray());
        ByteBuf refused = Unpooled.copiedBuffer(WireKit.asena("INF_START").toArray());
        ByteBuf long1 = Unpooled.buffer().writeZero(5000);

        alaris.writeMessage(passed);
        alaris.writeMessage(refused);
        alaris.writeMessage(long1);

        assertThat(List.of(passed.refCnt(), refused.refCnt(), long1.refCnt())).containsOnly(0);
        alaris.left();
    }

    @Test
    void onlyTheReadablePartOfABufferIsLookedAtAndLeaves() {
        ByteBuf buffer = UnpooledByteBufAllocator.DEFAULT.directBuffer();
        buffer.writeBytes(WireKit.asena("INF_START").toArray()).writeBytes(INF.toArray());
        buffer.readerIndex(buffer.readableBytes() - INF.length());

        alaris.writeMessage(buffer);

        assertThat(alaris.left()).isEqualTo(INF);
    }

    /** A driver that holds its buffer back and changes it between the inspection and the port. */
    @Test
    void bytesChangedAfterTheInspectionDoNotLeave() {
        byte[] bytes = AllowedFrames.ALARIS.get(7).toArray(); // INF_VTBI, as long as INF_STOP
        byte[] stop = WireKit.asena("INF_STOP").toArray();
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes).retain();

        var unused = alaris.channel.write(buffer);
        System.arraycopy(stop, 0, bytes, 0, stop.length);
        buffer.setBytes(0, stop);
        alaris.channel.flush();

        assertThat(stop).hasSameSizeAs(AllowedFrames.ALARIS.get(7).toArray());
        assertThat(alaris.left()).isEqualTo(AllowedFrames.ALARIS.get(7));
        buffer.release();
    }

    @Test
    void aFrameInTwoWritesIsRefusedTwice() {
        for (Bytes query : AllowedFrames.ALARIS) {
            for (int cut = 1; cut < query.length(); cut++) {
                alaris.writeAtLeisure(query.slice(0, cut));
                alaris.writeAtLeisure(query.slice(cut, query.length() - cut));
            }
        }
        assertThat(alaris.left()).isEqualTo(Bytes.empty());
        // the last part of a cut is a bare carriage return, which some pumps take for a stop
        assertThat(alaris.refusals)
                .extracting(Refusal::reason)
                .containsOnly(RefusalReason.MALFORMED, RefusalReason.DENIED_COMMAND);
    }

    @Test
    void twoQueriesInOneWriteAreRefused() {
        alaris.write(WireKit.join(INF, INF));

        assertThat(alaris.left()).isEqualTo(Bytes.empty());
        assertThat(alaris.guard.refusedCount(RefusalReason.MALFORMED)).isEqualTo(1);
    }

    @Test
    void aStormOfQueriesIsCutToTheRate() {
        int left = 0;
        for (int i = 0; i < 10_000; i++) {
            alaris.time.advance(Duration.ofNanos(100_000));
            alaris.write(INF);
            left += alaris.left().length() / INF.length();
        }

        // one second less the first step, before which the bucket was full: the burst of 20, and 19.998 more
        assertThat(left).isEqualTo(39);
        assertThat(alaris.guard.refusedCount(RefusalReason.RATE)).isEqualTo(9961);
        assertThat(alaris.refusals.get(0).reason()).isEqualTo(RefusalReason.RATE);
    }

    @Test
    void refusedWritesCostNoCredit() {
        for (int i = 0; i < 100; i++) {
            alaris.write(WireKit.asena("INF_STOP"));
        }
        alaris.write(INF);

        assertThat(alaris.left()).isEqualTo(INF);
    }

    @Test
    void aDriverAtItsPollPlanIsNeverSlowed() {
        for (int i = 0; i < 1000; i++) {
            alaris.time.advance(Duration.ofMillis(50));
            alaris.write(INF);
        }

        assertThat(alaris.refusals).isEmpty();
        assertThat(alaris.left().length()).isEqualTo(1000 * INF.length());
    }

    @Test
    void aGuardTakenOutClosesTheConnection() {
        alaris.channel.pipeline().remove(OutboundGuard.NAME);

        assertThat(alaris.channel.isOpen()).isFalse();
    }

    @Test
    void aListenerThatThrowsLetsNothingPass() {
        GuardHarness harness = new GuardHarness(new AlarisPolicy());
        OutboundGuard guard = new OutboundGuard(new AlarisPolicy(), new VirtualTimeSource(), refusal -> {
            throw new IllegalStateException("audit is full");
        });
        harness.channel.pipeline().addLast("second", guard);

        Throwable failure = harness.write(WireKit.asena("INF_START"));

        assertThat(failure).isInstanceOf(GuardRefusedException.class);
        assertThat(harness.left()).isEqualTo(Bytes.empty());
        assertThat(guard.refusedCount(RefusalReason.DENIED_COMMAND)).isEqualTo(1);
    }

    @Test
    void theGuardStandsBelowWhatIsAddedLater() {
        List<Object> seen = new ArrayList<>();
        alaris.channel.pipeline().addLast("driver", new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
                seen.add(msg);
                var unused = ctx.write(
                        Unpooled.wrappedBuffer(WireKit.asena("INF_STOP").toArray()), promise);
            }
        });

        alaris.writeMessage("poll");

        assertThat(seen).containsExactly("poll");
        assertThat(alaris.left()).isEqualTo(Bytes.empty());
        assertThat(alaris.refusals).extracting(Refusal::detail).containsExactly("Alaris Asena: stop infusion");
    }

    @Test
    void everyReasonHasASpellingOfItsOwn() {
        assertThat(Arrays.stream(RefusalReason.values())
                        .map(RefusalReason::wireName)
                        .distinct())
                .hasSize(RefusalReason.values().length)
                .allMatch(name -> name.matches("[a-z-]+"));
    }

    @Test
    void aRateLimitOfNothingIsAnError() {
        assertThatThrownBy(() -> new RateLimit(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimit(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A pause of years, and a clock that stands still. */
    @Test
    void theBucketNeverHoldsMoreThanItsBurst() {
        TokenBucket bucket = new TokenBucket(new RateLimit(2, 1), Long.MIN_VALUE / 2);
        long later = Long.MAX_VALUE / 4;

        assertThat(List.of(bucket.take(later), bucket.take(later), bucket.take(later)))
                .containsExactly(true, true, false);
        assertThat(bucket.take(later + 999_999_999)).isFalse();
        assertThat(bucket.take(later + 1_000_000_000)).isTrue();
    }
}
