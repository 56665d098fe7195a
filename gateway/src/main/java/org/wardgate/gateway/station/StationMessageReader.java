package org.wardgate.gateway.station;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.wardgate.gateway.station.StationMessage.Acknowledge;
import org.wardgate.gateway.station.StationMessage.Confirm;
import org.wardgate.gateway.station.StationMessage.Heartbeat;
import org.wardgate.gateway.station.StationMessage.Hello;
import org.wardgate.gateway.station.StationMessage.Malformed;
import org.wardgate.gateway.station.StationMessage.Position;
import org.wardgate.gateway.station.StationMessage.Role;
import org.wardgate.gateway.station.StationMessage.Sound;

/**
 * Reads what stations say. Nothing is converted or assumed: a member is there with its type and within its bounds, or the message
 * is {@link Malformed}. Members that the protocol does not name are skipped, so that a newer page can talk to an older gateway.
 */
final class StationMessageReader {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_NAME = 40;
    private static final int MAX_ID = 64;
    private static final int MAX_STRING = 1024;
    private static final String TYPES = "one of hello, confirm, acknowledge, heartbeat";

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StationMessageReader() {}

    /** One message. */
    static StationMessage read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root == null || !root.isObject()) {
                throw new Wrong("not a JSON object", "message", "send one JSON object a frame");
            }
            return message(root);
        } catch (JsonProcessingException e) {
            return new Malformed(
                    "not JSON of this protocol",
                    "message",
                    "send one JSON object a frame, each member once, strings short");
        } catch (Wrong e) {
            return e.malformed;
        }
    }

    private static StationMessage message(JsonNode root) throws Wrong {
        return switch (text(root, "type", MAX_ID)) {
            case "hello" ->
                new Hello(
                        (int) number(root, "protocol", 1, Integer.MAX_VALUE),
                        text(root, "station", MAX_NAME),
                        role(root),
                        root.has("epoch") || root.has("sequence") ? position(root) : null);
            case "confirm" -> new Confirm(position(root));
            case "acknowledge" ->
                new Acknowledge(
                        text(root, "request", MAX_ID),
                        text(root, "bed", MAX_ID),
                        text(root, "alarmId", MAX_ID),
                        (int) number(root, "occurrence", 1, Integer.MAX_VALUE),
                        text(root, "operator", MAX_NAME));
            case "heartbeat" -> new Heartbeat(bool(root, "visible"), sound(root));
            default -> throw new Wrong("unknown type of message", "type", "send " + TYPES);
        };
    }

    private static Position position(JsonNode root) throws Wrong {
        return new Position(text(root, "epoch", MAX_ID), number(root, "sequence", 0, Long.MAX_VALUE));
    }

    private static Role role(JsonNode root) throws Wrong {
        String name = text(root, "role", MAX_ID);
        for (Role role : Role.values()) {
            if (role.wireName().equals(name)) {
                return role;
            }
        }
        throw new Wrong("unknown role", "role", "send nurse or viewer");
    }

    /** A station that says nothing of its sound has not proven it. */
    private static Sound sound(JsonNode root) throws Wrong {
        if (!root.has("sound")) {
            return Sound.UNPROVEN;
        }
        String name = text(root, "sound", MAX_ID);
        for (Sound sound : Sound.values()) {
            if (sound.wireName().equals(name)) {
                return sound;
            }
        }
        throw new Wrong("unknown state of sound", "sound", "send proven, unproven or blocked");
    }

    private static String text(JsonNode root, String name, int maxLength) throws Wrong {
        JsonNode node = member(root, name);
        String text = node.isTextual() ? node.textValue() : "";
        if (text.isBlank() || text.length() > maxLength || text.chars().anyMatch(Character::isISOControl)) {
            throw new Wrong(
                    "not a text of 1 to " + maxLength + " printable characters", name, "send \"" + name + "\" as such");
        }
        return text;
    }

    private static long number(JsonNode root, String name, long min, long max) throws Wrong {
        JsonNode node = member(root, name);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
            throw new Wrong(
                    "not a whole number from " + min + " to " + max,
                    name,
                    "send \"" + name + "\" as such, without quotes");
        }
        return node.longValue();
    }

    private static boolean bool(JsonNode root, String name) throws Wrong {
        JsonNode node = member(root, name);
        if (!node.isBoolean()) {
            throw new Wrong("neither true nor false", name, "send \"" + name + "\" as true or false, without quotes");
        }
        return node.booleanValue();
    }

    private static JsonNode member(JsonNode root, String name) throws Wrong {
        @Nullable JsonNode node = root.get(name);
        if (node == null) {
            throw new Wrong("missing", name, "add \"" + name + "\"");
        }
        return node;
    }

    /** Ends the reading of a message; never leaves this class. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Malformed malformed;

        private Wrong(String what, String where, String remedy) {
            super(what, null, false, false);
            this.malformed = new Malformed(what, where, remedy);
        }
    }
}
