package org.wardgate.device.profile.drive;

import java.util.List;

/** What one kind of message becomes; {@code readings} are those that go on. Immutable. */
record ShapeOutputs(
        List<ReadingOutput> readings,
        List<EpisodeOutput> episodes,
        List<WaveOutput> waves,
        List<AlertOutput> alerts,
        PumpOutput pump) {}
