package org.wardgate.gateway.e2e;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds.
 *
 * @param heapBytes what is left of the heap after collections.
 * @param threads live threads.
 * @param files open file descriptors.
 */
record Resources(long heapBytes, int threads, long files) {
    private static final int COLLECTIONS = 4;

    static Resources now() throws IOException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc(); // references are cleared by one collection and what they held by the next
        }
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return new Resources(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    open.count());
        }
    }

    @Override
    public String toString() {
        return heapBytes / 1024 + " KiB of heap, " + threads + " threads, " + files + " files";
    }
}
