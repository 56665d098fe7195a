package org.wardgate.gateway.station;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.alarm.Alarm;
import org.wardgate.gateway.alarm.Phase;
import org.wardgate.gateway.ward.Acknowledgement;
import org.wardgate.gateway.ward.BedState;
import org.wardgate.gateway.ward.Ward;
import org.wardgate.time.VirtualTimeSource;

/** A ward with one bed, its stations on channels without a network, and time that stands still. All on the test's thread. */
final class StationRig {
    static final ObjectMapper JSON = new ObjectMapper();

    final VirtualTimeSource time = new VirtualTimeSource();
    final Ward ward = new Ward("Ward 3", "e1", Runnable::run, time);
    final StationHub hub = new StationHub(ward, true);
    final WardKit kit = new WardKit(time);
    final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private final List<Station> stations = new ArrayList<>();
    CompletableFuture<Acknowledgement.Result> answer =
            CompletableFuture.completedFuture(Acknowledgement.Result.ACCEPTED);

    StationRig() {
        ward.addBed(kit.bed("4"), acknowledgement -> {
            acknowledgements.add(acknowledgement);
            return answer;
        });
        hub.start();
    }

    /** A connection whose handshake is done and that has said nothing. */
    Station connect() {
        Station station = new Station();
        stations.add(station);
        return station;
    }

    /** A nurse's station that has said hello, is visible and was heard; its snapshot has been read. */
    Station nurse() {
        Station station = connect();
        station.say("{'type':'hello','protocol':1,'station':'desk','role':'nurse'}");
        station.say("{'type':'heartbeat','visible':true,'sound':'proven'}");
        station.heard();
        return station;
    }

    void publish(Phase phase, Alarm alarm) {
        ward.publish(time.now(), kit.bed("4", alarm), List.of(kit.event(phase, alarm)));
    }

    void publish(BedState state) {
        ward.publish(time.now(), state, List.of());
    }

    void publishAlarms(int count) {
        for (int i = 0; i < count; i++) {
            publish(Phase.UPDATE, kit.hypotension("a1", 1));
        }
    }

    /** Moves time on; in steps, since tasks of a channel run after the clock has moved. */
    void advance(Duration duration) {
        for (long left = duration.toMillis(); left > 0; left -= 100) {
            time.advance(Duration.ofMillis(Math.min(100, left)));
            stations.forEach(station -> station.channel.runPendingTasks());
        }
    }

    /** One station. */
    final class Station {
        final EmbeddedChannel channel;

        @Nullable
        CloseWebSocketFrame close;

        private Station() {
            StationHandler handler = new StationHandler(hub);
            channel = new EmbeddedChannel(handler);
            handler.begin(channel.pipeline().firstContext());
        }

        /** Sends a message; quotes are single, for legibility. */
        void say(String json) {
            channel.writeInbound(new TextWebSocketFrame(json.replace('\'', '"')));
        }

        void setWritable(boolean writable) {
            channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
            channel.runPendingTasks();
        }

        /** What has arrived since the last look. */
        List<JsonNode> heard() {
            List<JsonNode> messages = new ArrayList<>();
            for (Object frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
                if (frame instanceof TextWebSocketFrame text) {
                    messages.add(parse(text.text()));
                    ReferenceCountUtil.release(frame);
                } else if (frame instanceof CloseWebSocketFrame closing) {
                    close = closing;
                }
            }
            return messages;
        }

        List<String> heardTypes() {
            return heard().stream()
                    .map(message -> message.get("type").textValue())
                    .toList();
        }

        JsonNode heardOne() {
            List<JsonNode> messages = heard();
            if (messages.size() != 1) {
                throw new AssertionError("one message was expected: " + messages);
            }
            return messages.get(0);
        }

        String closeReason() {
            heard();
            CloseWebSocketFrame closing = close;
            return closing == null ? "" : closing.reasonText();
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
