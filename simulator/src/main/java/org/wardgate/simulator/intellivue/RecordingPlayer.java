package org.wardgate.simulator.intellivue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.DeviceWire;
import org.wardgate.simulator.device.Metronome;
import org.wardgate.simulator.device.SimulatedDevice;

/**
 * The recording of a real monitor that acts as a live one: it answers a client's requests with what that monitor answered, made
 * out to the client's own request numbers. Everything else in an answer, its times and sequence numbers among it, is as recorded.
 *
 * <p>Polls are answered while a client is associated, for as long as their period runs: one numerics answer each 1.024 s of patient
 * time, and four wave messages in the same time. At its end a recording starts over. What has no recorded answer stays unanswered
 * and is counted, as are releases.
 *
 * <p>Used on the simulator's executor only.
 */
public final class RecordingPlayer implements SimulatedDevice {
    private static final int WAVE_MESSAGES_PER_BURST = 4;

    private final DeviceWire wire;
    private final Bytes bytes;
    private final Counters counters = new Counters("associations", "poll-answers", "unanswered-requests", "violations");
    private final MibFrameReader reader = new MibFrameReader(this::message);
    private final Map<Recording.Subject, Metronome> streams = new HashMap<>();
    private final Map<Recording.Subject, Integer> positions = new HashMap<>();
    private Recording recording = new Recording(Bytes.empty());
    private boolean on;
    private boolean associated;

    /**
     * A player that is switched off.
     *
     * @param wire its end of the line and the clocks.
     * @param recording the bytes that a monitor sent, in frames, as they were on the line.
     */
    public RecordingPlayer(DeviceWire wire, Bytes recording) {
        this.wire = wire;
        this.bytes = recording;
    }

    @Override
    public void start() {
        recording = new Recording(bytes);
        on = true;
    }

    @Override
    public void received(Bytes received) {
        if (on) {
            reader.read(received);
        }
    }

    @Override
    public void stop() {
        on = false;
        endAssociation();
    }

    /**
     * Counters, named for what they count: {@code recording-} for what the recording holds and lacks, and associations, answers,
     * {@code unanswered-requests} and {@code violations}.
     */
    @Override
    public SortedMap<String, Long> counters() {
        TreeMap<String, Long> all = new TreeMap<>(counters.snapshotWith("damaged-frames", reader.damagedFrames()));
        all.put("recording-frames", recording.frames());
        all.put("recording-damaged-frames", recording.damagedFrames());
        all.put("recording-incomplete-answers", recording.incompleteAnswers());
        return all;
    }

    private void message(Bytes message) {
        switch (message.length() == 0 ? -1 : message.u8(0)) {
            case Rose.SESSION >> 8 -> Rose.read(message).ifPresentOrElse(this::dataExport, this::unanswered);
            case Association.REQUEST -> associate();
            case Association.ABORT_REQUEST -> endAssociation();
            case Association.RELEASE_REQUEST -> {
                endAssociation();
                unanswered();
            }
            default -> unanswered();
        }
    }

    private void associate() {
        endAssociation();
        List<Bytes> greeting = recording.greeting();
        if (greeting.isEmpty()) {
            unanswered();
            return;
        }
        associated = true;
        counters.count("associations");
        greeting.forEach(this::send);
    }

    private void dataExport(Rose request) {
        if (request.type() != Rose.INVOKE) {
            return;
        }
        if (!request.readsOnly()) {
            counters.count("violations");
        }
        boolean answered = associated
                && switch (request.command()) {
                    case Rose.CONFIRMED_ACTION -> poll(request);
                    case Rose.GET -> select(request, Rose.HEADER_LENGTH);
                    // a modify operator precedes the attribute
                    case Rose.CONFIRMED_SET -> select(request, Rose.HEADER_LENGTH + 2);
                    default -> false;
                };
        if (!answered) {
            unanswered();
        }
    }

    private boolean select(Rose request, int attributeAt) {
        if (request.argument().length() < attributeAt + 2) {
            return false;
        }
        Bytes answer = recording.selection(
                new Recording.Selection(request.command(), request.argument().u16(attributeAt)));
        if (answer == null) {
            return false;
        }
        send(Recording.readdressed(answer, request.invokeId()));
        return true;
    }

    private boolean poll(Rose request) {
        Optional<PollRequest> read = PollRequest.read(request);
        if (read.isEmpty()) {
            return false;
        }
        PollRequest poll = read.get();
        var subject = new Recording.Subject(poll.action(), poll.objectClass(), poll.group());
        List<List<Bytes>> answers = recording.answers(subject);
        if (answers.isEmpty()) {
            return false;
        }
        Metronome running = streams.remove(subject);
        if (running != null) {
            running.stop();
        }
        boolean waves = poll.objectClass() == PollRequest.WAVES;
        if (waves) {
            positions.remove(subject); // their first message alone explains the samples
        }
        streams.put(
                subject,
                Metronome.start(
                        wire,
                        DeviceClock.ofTicks(DataExport.ANSWER_INTERVAL_TICKS),
                        DeviceClock.ofTicks(poll.periodTicks()),
                        beat -> play(poll, subject, waves && beat > 0 ? WAVE_MESSAGES_PER_BURST : 1)));
        return true;
    }

    private void play(PollRequest poll, Recording.Subject subject, int count) {
        List<List<Bytes>> answers = recording.answers(subject);
        for (int i = 0; i < count; i++) {
            int position = positions.getOrDefault(subject, 0);
            positions.put(subject, (position + 1) % answers.size());
            counters.count("poll-answers");
            for (Bytes part : answers.get(position)) {
                send(Recording.readdressed(part, poll.invokeId(), poll.pollNumber()));
            }
        }
    }

    private void send(Bytes message) {
        wire.send(MibFrameWriter.frame(message));
    }

    private void unanswered() {
        counters.count("unanswered-requests");
    }

    private void endAssociation() {
        associated = false;
        streams.values().forEach(Metronome::stop);
        streams.clear();
        positions.clear();
    }
}
