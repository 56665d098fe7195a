package org.wardgate.gateway.reload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.config.ConfigException;
import org.wardgate.config.Problem;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.time.TimeSource;
import org.wardgate.time.TimeSource.Face;
import org.wardgate.time.TimeSource.Timer;

/**
 * Follows the files of a configuration. Looks at them every {@link #EVERY} of link time; when they are not what was read last, and two
 * looks agree, it reads all of them strictly. Devices that differ are put to use; files with a mistake change nothing, and neither
 * does what a gateway reads at its start alone: {@code gateway.yaml} and the alarm profile.
 *
 * <p>Runs on one executor, where it may wait for files and lines.
 */
public final class ConfigurationReload implements AutoCloseable {
    /** How often it looks. */
    static final Duration EVERY = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(ConfigurationReload.class);

    private final Supplier<Configuration> files;
    private final Consumer<DeviceChanges> target;
    private final ReloadState state;
    private final TimeSource time;
    private final Executor executor;
    private Configuration running;
    private @Nullable WatchedFiles seen;
    private @Nullable WatchedFiles read;
    private String waiting = "";
    private volatile Timer timer = Timer.NONE;
    private volatile boolean closed;

    /**
     * Nothing is followed yet.
     *
     * @param running what the gateway was started with.
     * @param files reads the files anew; throws a {@link ConfigException} with every mistake.
     * @param target puts changes to use.
     * @param state takes how it stands.
     * @param executor one thread.
     */
    public ConfigurationReload(
            Configuration running,
            Supplier<Configuration> files,
            Consumer<DeviceChanges> target,
            ReloadState state,
            TimeSource time,
            Executor executor) {
        this.running = running;
        this.files = files;
        this.target = target;
        this.state = state;
        this.time = time;
        this.executor = executor;
    }

    /** Begins to look. What has changed since the files were read for the start is found too. */
    public void start() {
        schedule();
    }

    /** Looks no more; what is being put to use goes on to its end. From any thread. */
    @Override
    public void close() {
        closed = true;
        timer.cancel();
    }

    private void schedule() {
        timer = time.schedule(Face.LINK, EVERY, executor, this::look);
    }

    private void look() {
        if (closed) {
            return;
        }
        try {
            WatchedFiles now = WatchedFiles.look(running.directory());
            boolean settled = now.equals(seen);
            seen = now;
            if (settled && !now.equals(read)) {
                read(now);
            }
        } catch (RuntimeException e) {
            read = seen; // once is enough: it would fail again
            state.refusedFor(1);
            log.error("changed configuration files could not be put to use, a defect of Wardgate", e);
        } finally {
            schedule();
        }
    }

    private void read(WatchedFiles settled) {
        Configuration found = null;
        List<Problem> problems = List.of();
        try {
            found = files.get();
            problems = unknownBeds(found);
        } catch (ConfigException e) {
            problems = e.problems();
        }
        WatchedFiles after = WatchedFiles.look(running.directory());
        if (!after.equals(settled)) {
            seen = after; // they were changed while they were read: nothing of it counts
            return;
        }
        if (closed) {
            return; // the files were slow, and the gateway is ending
        }
        read = settled;
        if (found == null || !problems.isEmpty()) {
            refuse(problems);
        } else {
            use(found);
        }
    }

    /** A bed is there from the start of the gateway on, or not at all. */
    private List<Problem> unknownBeds(Configuration found) {
        List<Problem> problems = new ArrayList<>();
        for (Configuration.Device device : found.devices()) {
            if (!running.gateway().beds().contains(device.bed())) {
                String words = "device '" + device.deviceId() + "' stands at bed '" + device.bed()
                        + "', which is new; restart the gateway to have it";
                problems.add(found.problemOf(device, "bed", words));
            }
        }
        return problems;
    }

    private void refuse(List<Problem> problems) {
        problems.forEach(problem -> log.error("configuration refused {}", problem));
        log.error(
                "changed configuration files are not in use, the devices go on as before mistakes={}", problems.size());
        state.refusedFor(problems.size());
    }

    private void use(Configuration found) {
        tellOfRestart(found);
        DeviceChanges changes = DeviceChanges.between(running.devices(), found.devices());
        boolean mended = state.mistakes() > 0;
        state.sound(!waiting.isEmpty());
        if (changes.isEmpty()) {
            if (mended) {
                log.info("configuration files are in order again, no device has changed");
            }
            return;
        }
        tell(changes);
        target.accept(changes);
        // only now: what failed is tried again when the files are read the next time
        running = new Configuration(running.directory(), running.gateway(), found.devices(), running.alarms());
        state.appliedOnce();
    }

    private void tellOfRestart(Configuration found) {
        List<String> differing = new ArrayList<>();
        if (!found.gateway().equals(running.gateway())) {
            differing.add("gateway.yaml");
        }
        if (!found.alarms().equals(running.alarms())) {
            differing.add("the alarm profile");
        }
        String words = String.join(" and ", differing);
        if (!words.isEmpty() && !words.equals(waiting)) {
            log.warn("configuration changed and not applied, it needs a restart of the gateway changed={}", words);
        }
        waiting = words;
    }

    private static void tell(DeviceChanges changes) {
        for (Configuration.Device device : changes.removed()) {
            log.info("device removed device={} bed={}", device.deviceId(), device.bed());
        }
        for (DeviceChanges.Changed device : changes.changed()) {
            log.info("device changed device={} {}", device.before().deviceId(), device.words());
        }
        for (Configuration.Device device : changes.added()) {
            log.info(
                    "device added device={} bed={} profile={} line={} settings={}",
                    device.deviceId(),
                    device.bed(),
                    device.driver().profile(),
                    device.line().label(),
                    device.settings().label());
        }
        log.info(
                "device files read again removed={} changed={} added={} untouched={}",
                changes.removed().size(),
                changes.changed().size(),
                changes.added().size(),
                changes.untouched());
    }
}
