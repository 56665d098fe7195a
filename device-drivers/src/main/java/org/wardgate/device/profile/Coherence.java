package org.wardgate.device.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.Bound;
import org.wardgate.config.Problems;
import org.wardgate.device.guard.QueryReview;
import org.wardgate.device.profile.framing.Checksum;
import org.wardgate.device.profile.language.ChecksumKeys;
import org.wardgate.device.profile.language.ChecksumKeys.Place;
import org.wardgate.device.profile.language.ExampleKeys;
import org.wardgate.device.profile.language.FramingKeys.Frames;
import org.wardgate.device.profile.language.LengthKeys.ByType;
import org.wardgate.device.profile.language.LengthKeys.Fixed;
import org.wardgate.device.profile.language.LengthKeys.Until;
import org.wardgate.device.profile.language.MessageKeys;
import org.wardgate.device.profile.language.ProfileFile;
import org.wardgate.device.profile.language.QueryKeys;

/** Whether the parts of a profile fit each other, beyond what each of them says. */
final class Coherence {
    private final Bound<ProfileFile> bound;
    private final ProfileFile profile;
    private final Problems problems;

    private Coherence(Bound<ProfileFile> bound, Problems problems) {
        this.bound = bound;
        this.profile = bound.value();
        this.problems = problems;
    }

    static void check(Bound<ProfileFile> bound, Problems problems) {
        Coherence coherence = new Coherence(bound, problems);
        coherence.checkFraming();
        coherence.checkMessages();
        coherence.checkQueries();
        coherence.checkExamples();
        coherence.checkReach();
    }

    private void checkFraming() {
        boolean fixed = profile.framing() instanceof Frames frames && frames.length() instanceof Fixed;
        if (profile.packet() != null && !fixed) {
            report("packet", "a packet is made of frames of a fixed length");
        }
        checkPlace(profile.framing().checksum());
        if (!(profile.framing() instanceof Frames frames)) {
            return;
        }
        if (frames.length() instanceof Fixed length) {
            checkFits(length.bytes(), frames, "framing.length.bytes");
            checkPlace(frames.checksum(), length.bytes());
            if (profile.packet() != null && profile.packet().first().index() >= length.bytes()) {
                report("packet.first", noByte(profile.packet().first().index(), length.bytes()));
            }
        }
        if (frames.length() instanceof ByType byType) {
            byType.of().forEach((type, bytes) -> {
                checkFits(bytes, frames, "framing.length.of." + type);
                if (bytes <= byType.at()) {
                    report("framing.length.of." + type, "shorter than the place of its type");
                }
            });
        }
        boolean anyBytes = frames.escape() != null || (frames.length() instanceof Until end && end.then() > 0);
        if (frames.uniqueStart() && anyBytes) {
            report(
                    "framing.unique-start",
                    "an escaped byte, or one behind the end mark, may be any, also that which begins a frame");
        }
        boolean endBegins = frames.length() instanceof Until until
                && IntStream.range(0, until.mark().length())
                        .anyMatch(i -> frames.startsWith().fits(0, until.mark().u8(i)));
        if (frames.escape() != null && endBegins) {
            report(
                    "framing.escape",
                    "what begins a frame stands nowhere else where there are escapes, nor in its end mark");
        }
    }

    private void checkPlace(@Nullable ChecksumKeys checksum) {
        if (checksum != null && checksum.place().from() < 0) {
            report("framing.checksum.place.from", "the first byte that is checked counts from the begin");
        }
    }

    private void checkFits(int bytes, Frames frames, String path) {
        if (bytes < frames.startsWith().length()) {
            report(path, "shorter than what a frame starts with");
        }
    }

    private void checkPlace(@Nullable ChecksumKeys checksum, int length) {
        if (checksum == null) {
            return;
        }
        Place place = checksum.place();
        checkByte(place.from(), length, "from");
        checkByte(place.to(), length, "to");
        checkByte(place.at(), length, "at");
        int left = place.at() < 0 ? -place.at() : length - place.at();
        int size = Checksum.of(checksum).length();
        if (left > 0 && size > left) {
            report("framing.checksum.place.at", "a check of " + size + " bytes does not fit behind it");
        }
    }

    private void checkByte(int index, int length, String key) {
        if (index >= length || index < -length) {
            report("framing.checksum.place." + key, noByte(index, length));
        }
    }

    private static String noByte(int index, int length) {
        return "there is no byte " + index + " in a frame of " + length;
    }

    private void checkMessages() {
        if (profile.messages().isEmpty()) {
            report("messages", "a profile has at least one message");
        }
        Set<String> names = new HashSet<>();
        List<String> queries = profile.queries().stream().map(QueryKeys::name).toList();
        for (int i = 0; i < profile.messages().size(); i++) {
            MessageKeys message = profile.messages().get(i);
            String path = "messages[" + i + "]";
            if (!names.add(message.name())) {
                report(path + ".name", "message '" + message.name() + "' is there twice");
            }
            for (int j = 0; j < message.answers().size(); j++) {
                if (!queries.contains(message.answers().get(j))) {
                    report(
                            path + ".answers[" + j + "]",
                            "no query '" + message.answers().get(j) + "'");
                }
            }
        }
    }

    private void checkQueries() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < profile.queries().size(); i++) {
            QueryKeys query = profile.queries().get(i);
            String path = "queries[" + i + "]";
            if (!names.add(query.name())) {
                report(path + ".name", "query '" + query.name() + "' is there twice");
            }
            for (int j = 0; j < query.unlessHeard().size(); j++) {
                String message = query.unlessHeard().get(j);
                if (profile.messages().stream().noneMatch(known -> known.name().equals(message))) {
                    report(path + ".unless-heard[" + j + "]", "no message '" + message + "'");
                }
            }
            boolean hasAnswer = profile.messages().stream()
                    .anyMatch(message -> message.answers().contains(query.name()));
            if (query.answered() != hasAnswer) {
                report(
                        path,
                        hasAnswer
                                ? "a message answers this query, which is not 'answered'"
                                : "no message answers this query; list it in 'answers', or say 'answered: false'");
            }
        }
        for (QueryReview.Finding finding :
                QueryReview.of(profile.queries().stream().map(QueryKeys::frame).toList())) {
            QueryKeys query = profile.queries().get(finding.query());
            String key = query.bytes() == null ? ".text" : ".bytes";
            report("queries[" + finding.query() + "]" + key, "query '" + query.name() + "' " + finding.what());
        }
    }

    private void checkExamples() {
        for (int i = 0; i < profile.examples().size(); i++) {
            List<ExampleKeys.Feed> feed = profile.examples().get(i).feed();
            for (int j = 0; j < feed.size(); j++) {
                String answers = feed.get(j).answers();
                if (answers != null
                        && profile.queries().stream()
                                .noneMatch(query -> query.name().equals(answers))) {
                    report("examples[" + i + "].feed[" + j + "].answers", "no query '" + answers + "'");
                }
            }
        }
    }

    /** A profile without anything to pass on reads a device for nobody. */
    private void checkReach() {
        boolean reaches = !profile.readings().isEmpty()
                || !profile.waves().isEmpty()
                || !profile.alerts().isEmpty()
                || profile.pump() != null;
        if (!reaches) {
            report("profile", "nothing is passed on; give 'readings', 'waves', 'pump' or 'alerts'");
        }
    }

    private void report(String path, String message) {
        problems.add(bound.problemAt(path, message));
    }
}
