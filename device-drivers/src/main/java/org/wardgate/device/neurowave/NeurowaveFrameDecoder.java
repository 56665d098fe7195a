package org.wardgate.device.neurowave;

import org.wardgate.bytes.Bytes;
import org.wardgate.device.driver.WireInput;
import org.wardgate.device.driver.WireInput.Dropped;
import org.wardgate.device.driver.WireInput.Frame;
import org.wardgate.device.driver.WireInput.Reason;
import org.wardgate.device.framing.ByteRoles;
import org.wardgate.device.framing.ByteRoles.Role;
import org.wardgate.device.framing.Digits;
import org.wardgate.device.framing.MarkedFrameDecoder;
import org.wardgate.device.framing.Sums;
import org.wardgate.time.Timestamp;

/**
 * Cuts {@code '!' fields '|' SUM CR LF} out of the bytes of a line and verifies the sum; a {@link Frame}'s payload is the fields. The sum
 * goes from {@code '!'} to {@code '|'}, both included, and has four upper-case digits. Of a reply whose sum needs more it is not known
 * whether it has five or the last four: both are right. Source: AP-4000 status protocol.
 */
final class NeurowaveFrameDecoder extends MarkedFrameDecoder {
    /** The most bytes between {@code '!'} and LF. */
    static final int MAX_CONTENT = 4096;

    private static final ByteRoles ROLES =
            ByteRoles.allContent().with(Role.START, '!').with(Role.END, '\n');
    private static final int DIGITS = 4;
    private static final int MODULUS = 0x10000;

    NeurowaveFrameDecoder() {
        super(ROLES, MAX_CONTENT);
    }

    @Override
    protected WireInput finish(byte[] bytes, int length, int wireBytes, Timestamp received) {
        int bar = length - 1;
        while (bar >= 0 && bytes[bar] != '|') {
            bar--;
        }
        int digits = length - bar - 2; // without '|' and CR
        if (bar < 1 || bytes[length - 1] != '\r' || (digits != DIGITS && digits != DIGITS + 1)) {
            return new Dropped(Reason.BAD_HEADER, wireBytes, received);
        }
        long sum = '!' + Sums.total(bytes, 0, bar + 1);
        long right = digits == DIGITS ? sum % MODULUS : sum;
        if (Digits.upperHex(bytes, bar + 1, digits) != right) {
            return new Dropped(Reason.BAD_CHECKSUM, wireBytes, received);
        }
        return new Frame(Bytes.copyOf(bytes, 0, bar), received);
    }
}
