package org.wardgate.gateway.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What Linux tells under {@code /proc} about this machine and its processes; proc(5). */
final class Proc {
    /** USER_HZ, which Linux shows to programs on every architecture that Java runs on. */
    private static final int TICKS_PER_SECOND = 100;

    private static final int STEAL = 8;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private Proc() {}

    /**
     * The time that processors have had since the machine was started.
     *
     * @param all all of it, idle or not, of all processors together.
     * @param stolen what went to other machines on the same hardware.
     */
    record Processors(Duration all, Duration stolen) {
        /** How much of the time since an earlier look was stolen, in percent. */
        double stolenPercentSince(Processors earlier) {
            long nanos = all.minus(earlier.all).toNanos();
            return nanos <= 0 ? 0 : 100.0 * stolen.minus(earlier.stolen).toNanos() / nanos;
        }
    }

    static Processors processors() {
        String[] fields = lines("/proc/stat").get(0).trim().split(" +", -1);
        long all = 0;
        for (int i = 1; i <= STEAL; i++) {
            all += Long.parseLong(fields[i]);
        }
        return new Processors(ticks(all), ticks(Long.parseLong(fields[STEAL])));
    }

    /** The processor time that a process has used. */
    static Duration cpu(long pid) {
        String stat = lines("/proc/" + pid + "/stat").get(0);
        // the name of the program, in parentheses, may hold blanks
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return ticks(Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
    }

    /** The memory of a process that is in RAM, in bytes. */
    static long residentBytes(long pid) {
        return Long.parseLong(value("/proc/" + pid + "/status", "VmRSS").split(" ", -1)[0]) * 1024;
    }

    /** Describes this machine and this Java. */
    static void describe(ObjectNode machine) {
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("cpu", value("/proc/cpuinfo", "model name"));
        machine.put(
                "memoryBytes", Long.parseLong(value("/proc/meminfo", "MemTotal").split(" ", -1)[0]) * 1024);
        machine.put("kernel", System.getProperty("os.version"));
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        machine.put(
                "javaOptions",
                String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
    }

    /** The value of the first line {@code name: value}; some architectures do not tell a processor's name. */
    private static String value(String file, String name) {
        return lines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse("unknown");
    }

    private static Duration ticks(long count) {
        return Duration.ofMillis(count * 1000 / TICKS_PER_SECOND);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new UnableException(
                    file + " cannot be read: " + e.getMessage() + "; a measurement needs Linux and its /proc", e);
        }
    }
}
