package org.wardgate.gateway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardgate.config.Bound;
import org.wardgate.config.EffectiveConfig;
import org.wardgate.device.driver.DriverRegistry;
import org.wardgate.gateway.Gateway;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.time.SystemTimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wardgate run}: the gateway with real devices. */
@Command(
        name = "run",
        description = "Reads the devices of a configuration and serves their ward's page, until it is told to stop.")
final class RunCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--config", paramLabel = "DIR", required = true, description = "The configuration's directory.")
    private @Nullable Path config;

    @Override
    public Integer call() throws IOException {
        DriverRegistry drivers = DriverRegistry.load();
        Path directory = Objects.requireNonNull(config);
        Supplier<Configuration> files = () -> Configuration.load(directory, drivers);
        Configuration configuration = files.get();
        drivers.thirdParty()
                .forEach(driver -> log.warn(
                        "third-party driver: its code is trusted profile={} class={}",
                        driver.profile(),
                        driver.getClass().getName()));
        logEffective(configuration);
        Shutdown shutdown = new Shutdown();
        try (Gateway gateway = new Gateway(configuration, new SystemTimeSource(), false)) {
            int port = gateway.start();
            gateway.follow(files);
            Objects.requireNonNull(spec).commandLine().getOut().println("http://localhost:" + port + "/");
            shutdown.await(
                    null,
                    new Progress(Objects.requireNonNull(spec).commandLine().getErr()));
        } finally {
            shutdown.finished();
        }
        return ExitCode.OK;
    }

    /** Says what the gateway runs with: each file with its defaults filled in, indented so that no value could pass for an event. */
    static void logEffective(Configuration configuration) {
        for (Bound<?> file : configuration.files()) {
            log.info(
                    "configuration in effect file={}\n  {}",
                    file.file(),
                    String.join("\n  ", EffectiveConfig.lines(file.value())));
        }
    }
}
