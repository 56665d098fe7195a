package org.wardgate.recording;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wardgate.time.Timestamp;

/**
 * The files of one device: {@code <device>.<number>.wgrec}, numbered upwards, because a wall clock that steps back must not make
 * the newest file the oldest. For the recorder's thread. Not final: a test puts a disk in its place that fails when told to.
 */
class RecordingFiles {
    private static final Pattern NAME = Pattern.compile("([a-z0-9-]+)\\.([0-9]{8,18})\\.wgrec");
    private static final int BUFFER_BYTES = 1 << 14;

    private final RecorderSettings settings;
    private final String deviceId;
    private final String profile;
    private final String lineSettings;

    RecordingFiles(RecorderSettings settings, String deviceId, String profile, String lineSettings) {
        this.settings = settings;
        this.deviceId = deviceId;
        this.profile = profile;
        this.lineSettings = lineSettings;
    }

    String deviceId() {
        return deviceId;
    }

    long maxFileBytes() {
        return settings.maxFileBytes();
    }

    /** What the next file begins with. */
    byte[] start(Timestamp started) {
        return RecordingFormat.encodeStart(new RecordingHead(deviceId, profile, lineSettings, started));
    }

    /** Makes the next file with what it begins with, and deletes the oldest ones that are then too many. */
    OutputStream create(byte[] start) throws IOException {
        Path directory = settings.directory();
        Files.createDirectories(directory, mode("rwx------"));
        NavigableMap<Long, Path> files = list(directory);
        long number = files.isEmpty() ? 1 : files.lastKey() + 1;
        Path file = directory.resolve(String.format(Locale.ROOT, "%s.%08d.wgrec", deviceId, number));
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(Files.newByteChannel(file, options, mode("rw-------")));
        try {
            out.write(start);
            files.put(number, file);
            // only now: a disk that takes nothing more must not cost the recordings that are there
            while (files.size() > settings.maxFilesPerDevice()) {
                Files.deleteIfExists(files.pollFirstEntry().getValue());
            }
        } catch (IOException e) {
            try (out) {
                Files.deleteIfExists(file);
            }
            throw e;
        }
        return new BufferedOutputStream(out, BUFFER_BYTES);
    }

    private NavigableMap<Long, Path> list(Path directory) throws IOException {
        NavigableMap<Long, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && name.group(1).equals(deviceId)) {
                    files.put(Long.valueOf(name.group(2)), file);
                }
            }
        }
        return files;
    }

    private FileAttribute<?>[] mode(String permissions) {
        return settings.directory()
                        .getFileSystem()
                        .supportedFileAttributeViews()
                        .contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
