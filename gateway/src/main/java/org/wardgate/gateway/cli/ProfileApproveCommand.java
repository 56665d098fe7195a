package org.wardgate.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.profile.Profile;
import org.wardgate.device.profile.ProfileReader;
import org.wardgate.device.profile.approval.ApprovalDesk;
import org.wardgate.device.profile.approval.ApprovedQueriesFile.Approval;
import org.wardgate.device.profile.approval.ApprovedQueriesFile.Person;
import org.wardgate.device.profile.approval.Fingerprint;
import org.wardgate.device.profile.language.LineKeys.Level;
import org.wardgate.device.profile.language.QueryKeys;
import org.wardgate.time.SystemTimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wardgate profile approve}: a named person agrees to what a profile may send. */
@Command(
        name = "approve",
        description = {
            "Shows every byte that a profile may send and notes that a named person has approved it.",
            "It takes effect when a second person has done the same. A changed query has to be approved anew."
        })
final class ProfileApproveCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The profile.")
    private Path file = Path.of("");

    @Option(names = "--by", paramLabel = "NAME", description = "Who approves. Without it, the queries are only shown.")
    private @Nullable String name;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "config",
            description = "The configuration's directory; without it, ${DEFAULT-VALUE}.")
    private Path config = Path.of("config");

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Profile profile = ProfileReader.read(file);
        show(profile, out);
        ApprovalDesk desk = ApprovalDesk.open(config);
        if (name == null || profile.queries().isEmpty()) {
            out.println(desk.standing(profile.file()));
            return ExitCode.OK;
        }
        LocalDate today = LocalDate.ofInstant(new SystemTimeSource().now().wall(), ZoneId.systemDefault());
        Approval approval = desk.approve(profile.file(), new Person(name, today.toString()));
        out.println(
                approval.isComplete()
                        ? "approved by " + approval.approvedBy() + "; in effect"
                        : "approved by " + approval.approvedBy()
                                + "; a second person is needed before it takes effect");
        return ExitCode.OK;
    }

    /** Part of what is approved: moving a modem line does something to a device too. */
    private static void showModemLine(String name, @Nullable Level level, PrintWriter out) {
        if (level != null) {
            out.println("  sets " + name + " " + level.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void show(Profile profile, PrintWriter out) {
        out.println(profile.name() + ": " + profile.file().title());
        for (QueryKeys query : profile.file().queries()) {
            String often =
                    query.every() == null ? "once" : "every " + query.every().toMillis() + " ms";
            out.println("  sends " + query.frame().toHex() + "  " + query.name() + ", " + often
                    + (query.answered() ? "" : ", not answered"));
        }
        showModemLine("DTR", profile.file().line().dtr(), out);
        showModemLine("RTS", profile.file().line().rts(), out);
        out.println(
                profile.queries().isEmpty() ? "  sends nothing" : "  sha256 " + Fingerprint.ofQueries(profile.file()));
        if (profile.file().caution() != null) {
            out.println("  caution: " + profile.file().caution());
        }
    }
}
