package org.wardgate.device.guard;

import org.wardgate.bytes.Bytes;

/**
 * What a Fresenius base or pump is owed: an ACK for each frame of it whose checksum is right, and a DC4 for the last ENQ, once it has
 * sent such a frame on this connection (Base protocol, bytes and frames). All on one event loop.
 */
final class FreseniusAnswers implements AnswerWatch {
    private static final int STX = 0x02;
    private static final int ETX = 0x03;
    private static final int ENQ = 0x05;
    private static final int ACK = 0x06;
    private static final int DC4 = 0x14;
    private static final int LONGEST = 128;
    private static final int CHECK_DIGITS = 2;
    private static final int MOST_OWED = 8;

    private final int[] text = new int[LONGEST];
    private int length = -1;
    private boolean known;
    private boolean asked;
    private int owed;

    @Override
    public void heard(int b) {
        if (b == ENQ) {
            asked = known;
        } else if (b == STX) {
            length = 0;
        } else if (length >= 0 && b == ETX) {
            if (isRight()) {
                known = true;
                owed = Math.min(owed + 1, MOST_OWED);
            }
            length = -1;
        } else if (length >= 0 && length < LONGEST) {
            text[length++] = b;
        } else {
            length = -1;
        }
    }

    @Override
    public boolean settles(Bytes write) {
        if (write.length() != 1) {
            return false;
        }
        if (write.u8(0) == DC4 && asked) {
            asked = false;
            return true;
        }
        if (write.u8(0) == ACK && owed > 0) {
            owed--;
            return true;
        }
        return false;
    }

    @Override
    public boolean permits(Bytes write) {
        return true;
    }

    private boolean isRight() {
        int body = length - CHECK_DIGITS;
        if (body < 1) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < body; i++) {
            sum += text[i];
        }
        int check = 0xFF - (sum & 0xFF);
        return text[body] == digit(check >> 4) && text[body + 1] == digit(check & 0xF);
    }

    private static int digit(int value) {
        return "0123456789ABCDEF".charAt(value);
    }
}
