package org.wardgate.gateway.station;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A gateway that fares as the test says, and takes down how fast stations were told. */
final class FakeOperations implements Operations {
    final List<Long> alarmNanos = new ArrayList<>();
    final List<Long> readingNanos = new ArrayList<>();
    CompletableFuture<String> meters = CompletableFuture.completedFuture("# meters\n");
    Health live = new Health(List.of());
    Health ready = new Health(List.of());

    @Override
    public CompletionStage<String> scrape() {
        return meters;
    }

    @Override
    public Health live() {
        return live;
    }

    @Override
    public Health ready() {
        return ready;
    }

    @Override
    public void alarmWritten(long nanos) {
        alarmNanos.add(nanos);
    }

    @Override
    public void readingWritten(long nanos) {
        readingNanos.add(nanos);
    }
}
