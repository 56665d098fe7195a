package org.wardgate.device.profile.approval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.wardgate.device.profile.language.ProfileFile;
import org.wardgate.device.profile.language.QueryKeys;

/** Fingerprints: SHA-256 in lower-case hexadecimal. */
public final class Fingerprint {
    private Fingerprint() {}

    /** The fingerprint of a text. */
    public static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The fingerprint of all that a profile may do to a device: its queries with their bytes and times, in their order, and how it
     * moves the modem lines. Whatever of that changes has to be approved anew.
     */
    public static String ofQueries(ProfileFile profile) {
        StringBuilder text = new StringBuilder(profile.profile()).append('\n');
        for (QueryKeys query : profile.queries()) {
            text.append(query.name())
                    .append(' ')
                    .append(query.frame().toHex())
                    .append(' ')
                    .append(query.every() == null ? "once" : query.every().toMillis() + "ms")
                    .append(query.answered() ? " answered" : " not-answered")
                    .append(query.unlessHeard().isEmpty() ? "" : " unless-heard " + query.unlessHeard())
                    .append('\n');
        }
        text.append("dtr ")
                .append(profile.line().dtr())
                .append(" rts ")
                .append(profile.line().rts());
        return of(text.toString());
    }
}
