package org.wardgate.gateway.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardgate.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command {@code wardgate}. */
@Command(
        name = "wardgate",
        description = "A bedside gateway for infusion pumps and vital-signs monitors. Not a certified medical device.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Wardgate.Version.class,
        subcommands = {
            DemoCommand.class,
            RehearseCommand.class,
            RunCommand.class,
            CheckCommand.class,
            SchemaCommand.class,
            SimCommand.class,
            DecodeCommand.class,
            ReplayCommand.class,
            PortsCommand.class,
            ProfileCommand.class,
            BenchCommand.class
        })
public final class Wardgate implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private Wardgate() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line; output goes where it is told to, which is standard output and standard error unless a test says so. */
    static CommandLine commandLine() {
        return new CommandLine(new Wardgate())
                // JSON is UTF-8 whatever the terminal's own encoding is
                .setOut(utf8(FileDescriptor.out))
                .setErr(utf8(FileDescriptor.err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, Durations::parse)
                .setExitCodeExceptionMapper(Wardgate::exitCode)
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
                    commandLine.getErr().println(message(exception));
                    return exitCode(exception);
                });
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8)),
                true);
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "say which command; 'wardgate --help' lists them");
        }
    }

    private static int exitCode(Throwable exception) {
        if (exception instanceof ConfigException) {
            return ExitCode.CONFIGURATION;
        }
        return exception instanceof ParameterException ? ExitCode.USAGE : ExitCode.UNABLE;
    }

    private static String message(Throwable exception) {
        if (exception instanceof NoSuchFileException missing) {
            return "no such file: " + missing.getFile();
        }
        if (exception instanceof AccessDeniedException denied) {
            return "permission denied: " + denied.getFile();
        }
        if (exception instanceof UncheckedIOException unchecked) {
            return message(Objects.requireNonNull(unchecked.getCause()));
        }
        if (exception instanceof ConfigException
                || exception instanceof IOException
                || exception instanceof IllegalArgumentException) {
            return String.valueOf(exception.getMessage());
        }
        StringWriter trace = new StringWriter();
        exception.printStackTrace(new PrintWriter(trace));
        return "this is a defect of Wardgate, please report it: " + trace;
    }

    /** The version that the jar says it is. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Wardgate.class.getPackage().getImplementationVersion();
            return new String[] {"wardgate " + (version == null ? "(not packaged)" : version)};
        }
    }
}
