package org.wardgate.device.profile.drive;

import java.util.List;

/** What one kind of message becomes. Immutable. */
record ShapeOutputs(List<ReadingOutput> readings, List<WaveOutput> waves, List<AlertOutput> alerts, PumpOutput pump) {}
