package org.wardgate.device.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.profile.example.Bench;
import org.wardgate.device.profile.language.ExampleKeys;
import org.wardgate.device.session.OfflineSession;
import org.wardgate.model.DeviceEvent;
import org.wardgate.testing.Gen;
import org.wardgate.time.VirtualTimeSource;

@Tag("computation")
class ShippedProfilesTest {

    static Stream<Path> files() {
        return Shipped.files().stream();
    }

    /** An example that does not come true is a mistake of the file. */
    @ParameterizedTest
    @MethodSource("files")
    void everyProfileLoadsWithAllItsExamples(Path file) {
        assertThat(ProfileReader.read(file).file().examples()).isNotEmpty();
    }

    /** What a device says is the same however the line cuts it. */
    @ParameterizedTest
    @MethodSource("files")
    void anyChunkingOfAnExampleGivesTheSameEvents(Path file) {
        Profile profile = ProfileReader.read(file);
        for (ExampleKeys example : profile.file().examples()) {
            List<byte[]> wire = example.feed().stream()
                    .map(ExampleKeys.Feed::received)
                    .map(Bytes::toArray)
                    .toList();
            List<String> whole = events(profile, wire, Integer.MAX_VALUE);
            for (int chunk : new int[] {1, 2, 3, 4, 5, 7, 11, 16, 64}) {
                assertThat(events(profile, wire, chunk))
                        .as("%s in chunks of %d", example.name(), chunk)
                        .isEqualTo(whole);
            }
        }
    }

    /** Over a session, as for a recording: nothing is thrown, and all that became of the bytes is counted. */
    @ParameterizedTest
    @MethodSource("files")
    void whateverADeviceSendsNothingIsThrownAndAllIsCounted(Path file) {
        Profile profile = ProfileReader.read(file);
        byte[][] examples = profile.file().examples().stream()
                .flatMap(example -> example.feed().stream())
                .map(feed -> feed.received().toArray())
                .filter(bytes -> bytes.length > 0)
                .toArray(byte[][]::new);
        Gen.check(81, 60, random -> {
            VirtualTimeSource time = new VirtualTimeSource();
            List<DeviceEvent> events = new ArrayList<>();
            ProfileProvider provider = new ProfileProvider(profile, false);
            try (OfflineSession session = new OfflineSession("fuzzed", provider, time, events::addAll)) {
                long sent = 0;
                for (int i = 0; i < 30; i++) {
                    byte[] bytes = random.nextInt(4) == 0
                            ? Gen.bytes(random, random.nextInt(1, 200))
                            : mutated(random, examples[random.nextInt(examples.length)]);
                    sent += bytes.length;
                    session.receive(bytes, time.now());
                    time.advance(java.time.Duration.ofMillis(random.nextInt(1500)));
                }
                session.finish();

                assertThat(session.counters().failures()).isZero();
                assertThat(session.counters().bytesIn()).isEqualTo(sent);
                assertThat(session.counters().dropped().keySet()).doesNotContain(Reason.ABORTED);
            }
        });
    }

    private static byte[] mutated(SplittableRandom random, byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int i = random.nextInt(4); i > 0; i--) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(changed, random.nextInt(1, changed.length + 1)) : changed;
    }

    private static List<String> events(Profile profile, List<byte[]> wire, int chunk) {
        Bench bench = new Bench(profile);
        for (byte[] bytes : wire) {
            for (int from = 0; from < bytes.length; from += chunk) {
                int count = Math.min(chunk, bytes.length - from);
                bench.bytes(Bytes.copyOf(bytes, from, count).toHex());
                if (chunk == Integer.MAX_VALUE) {
                    break;
                }
            }
            bench.after(100);
        }
        return bench.events();
    }
}
