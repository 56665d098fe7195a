package org.wardgate.gateway.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Latencies as they come, bounded: beyond the first million they are counted and not kept. For use by one thread. */
public final class Latencies {
    private static final int MOST = 1 << 20;

    private long[] micros = new long[1024];
    private int kept;
    private long count;

    /** One more. */
    public void add(Duration latency) {
        count++;
        keep(latency.toNanos() / 1000);
    }

    private void keep(long latencyMicros) {
        if (kept < MOST) {
            if (kept == micros.length) {
                micros = Arrays.copyOf(micros, kept * 2);
            }
            micros[kept++] = latencyMicros;
        }
    }

    /** The latencies so far. */
    public Table table() {
        long[] sorted = Arrays.copyOf(micros, kept);
        Arrays.sort(sorted);
        return new Table(
                count, percentile(sorted, 50), percentile(sorted, 90), percentile(sorted, 99), percentile(sorted, 100));
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
    }

    /**
     * Latencies in short, in microseconds; 0 where there are none.
     *
     * @param count how many there were.
     * @param p50 what half of them do not exceed.
     * @param p90 what nine in ten do not exceed.
     * @param p99 what 99 in a hundred do not exceed.
     * @param max the longest.
     */
    public record Table(long count, long p50, long p90, long p99, long max) {
        /** Of several together. */
        public static Table of(List<Latencies> parts) {
            Latencies all = new Latencies();
            for (Latencies part : parts) {
                for (int i = 0; i < part.kept; i++) {
                    all.keep(part.micros[i]);
                }
                all.count += part.count;
            }
            return all.table();
        }

        /** Writes them as members of an object. */
        public void writeTo(ObjectNode node) {
            node.put("count", count)
                    .put("p50Micros", p50)
                    .put("p90Micros", p90)
                    .put("p99Micros", p99)
                    .put("maxMicros", max);
        }
    }
}
