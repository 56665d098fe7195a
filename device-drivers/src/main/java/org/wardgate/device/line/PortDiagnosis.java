package org.wardgate.device.line;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.wardgate.device.line.PortHolders.Holder;
import org.wardgate.device.line.PortOpenException.Reason;

/** Finds out why a port did not open, by looking at its device file: the serial library does not say. */
final class PortDiagnosis {
    private PortDiagnosis() {}

    /** Why {@code device}, which exists or existed a moment ago, did not open. */
    static PortOpenException explain(Path device, SerialSettings settings) {
        if (!Files.exists(device)) {
            return new PortOpenException(
                    Reason.NO_SUCH_PORT, "port " + device + " went away while it was opened; plug the adapter in");
        }
        if (Files.isDirectory(device) || Files.isRegularFile(device)) {
            return new PortOpenException(
                    Reason.UNSUPPORTED, device + " is a file and not a serial port; correct the address");
        }
        if (!Files.isReadable(device) || !Files.isWritable(device)) {
            return new PortOpenException(Reason.NO_PERMISSION, permission(device));
        }
        List<Holder> holders = PortHolders.of(device);
        if (!holders.isEmpty()) {
            return busy(device, holders);
        }
        return new PortOpenException(
                Reason.UNSUPPORTED,
                "port " + device + " refuses " + settings.label()
                        + ", or is not a serial port; check what the adapter supports");
    }

    /** That others have the port. */
    static PortOpenException busy(Path device, List<Holder> holders) {
        return new PortOpenException(
                Reason.BUSY,
                "port " + device + " is in use by " + PortHolders.describe(holders)
                        + "; end that program or give this device another port");
    }

    private static String permission(Path device) {
        String user = System.getProperty("user.name", "this user");
        String what = "no permission to open port " + device;
        try {
            PosixFileAttributes attributes = Files.readAttributes(device, PosixFileAttributes.class);
            String group = attributes.group().getName();
            Set<PosixFilePermission> permissions = attributes.permissions();
            what += " (" + PosixFilePermissions.toString(permissions) + ", owner "
                    + attributes.owner().getName() + ", group " + group + ")";
            if (!permissions.contains(PosixFilePermission.GROUP_READ)
                    || !permissions.contains(PosixFilePermission.GROUP_WRITE)) {
                return what + ": its group may not read and write it; run chmod g+rw " + device
                        + " or set the mode by a udev rule";
            }
            if (isInGroup((Integer) Files.getAttribute(device, "unix:gid"))) {
                return what + ": " + user + " is in group " + group
                        + ", so something else forbids it; look at its access control list and at sandboxes";
            }
            return what + ": user " + user + " is not in group " + group + "; add the user to group " + group
                    + " (usermod -aG " + group + " " + user + ") and start Wardgate in a new login";
        } catch (IOException | UnsupportedOperationException e) {
            return what + "; let user " + user + " read and write it";
        }
    }

    /** By the groups that the process runs with, which a change of the group file does not reach until the next login. */
    private static boolean isInGroup(int gid) throws IOException {
        String id = Integer.toString(gid);
        for (String line : Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
            if ((line.startsWith("Gid:") || line.startsWith("Groups:"))
                    && Arrays.asList(line.split("\\s+")).contains(id)) {
                return true;
            }
        }
        return false;
    }
}
