package org.wardgate.device.guard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.wardgate.bytes.Bytes;

/**
 * The control commands of every known pump, and of the other bedside devices that take commands, as they appear on the wire.
 *
 * <p>They are looked for in every outbound write, whatever the line's protocol: a profile can be wrong, and so can the device
 * that somebody plugs into a port. Checks are mostly not verified and letters match in both cases, so that a near miss is
 * recognised as well. Commands stand anywhere in a write where their framing makes them long enough to be told from chance;
 * short ones only where they are all of it.
 *
 * <p>The ACK (06) that B. Braun BCC and the Fresenius Base protocol want, and the DC4 that answers the latter's probe, are commands to
 * an Argus 414. They are denied here and leave as answers alone, see {@link AnswerWatch}. For Datex-Ohmeda DRI and Masimo no command is
 * documented that changes a device.
 *
 * <p>A confirmation to an IntelliVue monitor repeats four bytes of its clock, which can spell a command between two carriage
 * returns; such a write, one in some ten million, is refused too.
 */
final class DeniedGrammars {
    private DeniedGrammars() {}

    /** Every command that a device would take the bytes of one write for; empty where there is none. */
    static List<DeniedCommand> find(Bytes write) {
        List<DeniedCommand> found = new ArrayList<>();
        String text = new String(write.toArray(), StandardCharsets.ISO_8859_1);
        DeniedText.find(text, found);
        DeniedLines.find(text, found);
        DeniedFrames.find(write, found);
        return found;
    }

    /** As {@link #find}, also as a line of seven data bits sends the bytes. */
    static List<DeniedCommand> findOnAnyLine(Bytes write) {
        List<DeniedCommand> found = find(write);
        byte[] masked = write.toArray();
        for (int i = 0; i < masked.length; i++) {
            masked[i] &= 0x7F;
        }
        Bytes sevenBits = Bytes.copyOf(masked);
        if (!sevenBits.equals(write)) {
            found.addAll(find(sevenBits));
        }
        return found;
    }
}
