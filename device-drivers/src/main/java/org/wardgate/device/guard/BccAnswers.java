package org.wardgate.device.guard;

import org.wardgate.bytes.Bytes;

/**
 * The acknowledgements that a B. Braun SpaceCom is owed: one ACK for each frame of it whose length and checksum are right, as it is
 * or with its stuffing taken out (BCC, framing and checksum). It is asked under the bed that it has named in such a frame, and under
 * bed 1 to learn that name. All on one event loop.
 */
final class BccAnswers implements AnswerWatch {
    private static final int SOH = 0x01;
    private static final int STX = 0x02;
    private static final int ETX = 0x03;
    private static final int EOT = 0x04;
    private static final int ACK = 0x06;
    private static final int ETB = 0x17;
    private static final int DIGITS = 5;
    /** Behind the end of the text come the digits of the checksum and EOT. */
    private static final int TAIL = DIGITS + 1;

    /** What is asked for while the rack's own name is not known. */
    private static final String FIRST_HEADER = "1/1/1";

    private static final int LONGEST_HEADER = 48;
    private static final int LONGEST = 262_144;
    /** A rack has 24 pumps and itself. */
    private static final int MOST_OWED = 25;

    private boolean inside;
    private int length;
    private int sum;
    private int stuffedBytes;
    private int stuffedSum;
    private int pairFirst;
    private int stated;
    private int tail;
    private int check;
    private int owed;
    private final StringBuilder header = new StringBuilder();
    private boolean inHeader;
    private String named = FIRST_HEADER;

    @Override
    public void heard(int b) {
        if (b == SOH) {
            begin();
        }
        if (!inside) {
            return;
        }
        length++;
        if (tail > 0) {
            takeTail(b);
        } else {
            takeText(b);
        }
        inside &= length <= LONGEST;
    }

    @Override
    public boolean settles(Bytes write) {
        boolean settles = owed > 0 && write.length() == 1 && write.u8(0) == ACK;
        if (settles) {
            owed--;
        }
        return settles;
    }

    @Override
    public boolean permits(Bytes write) {
        String text = BccStuffing.removed(write.toLatin1(0, write.length()));
        int begin = text.indexOf('\u0002') + 1;
        String asked = text.substring(begin, Math.max(begin, text.indexOf('>')));
        return asked.equals(FIRST_HEADER) || asked.equals(named);
    }

    private void begin() {
        inside = true;
        inHeader = false;
        header.setLength(0);
        length = 0;
        sum = 0;
        stuffedBytes = 0;
        stuffedSum = 0;
        pairFirst = 0;
        stated = 0;
        tail = 0;
        check = 0;
    }

    private void takeText(int b) {
        sum += b;
        unstuff(b);
        takeHeader(b);
        if (length > 1 && length <= 1 + DIGITS) {
            stated = appended(stated, b);
        } else if (b == ETX || b == ETB) {
            tail = 1;
        }
    }

    private void takeHeader(int b) {
        if (b == STX && header.length() == 0) {
            inHeader = true;
        } else if (b == '>' || header.length() == LONGEST_HEADER) {
            inHeader = false;
        } else if (inHeader) {
            header.append((char) b);
        }
    }

    /** What the text is without its stuffing: 'E' or 'e' and the same again is itself, and with 'X' or 'x' it is 'D' or 'd'. */
    private void unstuff(int b) {
        if (pairFirst == 0 && (b == 'E' || b == 'e')) {
            pairFirst = b;
            stuffedBytes++;
        } else {
            stuffedSum += pairFirst != 0 && b != pairFirst ? pairFirst - 1 : b;
            pairFirst = 0;
        }
    }

    private void takeTail(int b) {
        if (tail < TAIL) {
            check = appended(check, b);
            tail++;
            return;
        }
        inside = false;
        boolean plain = length == stated && (sum & 0xFF) == check;
        boolean stuffed = length - stuffedBytes == stated && (stuffedSum & 0xFF) == check;
        if (b == EOT && (plain || stuffed)) {
            owed = Math.min(owed + 1, MOST_OWED);
            named = plain ? header.toString() : BccStuffing.removed(header);
        }
    }

    /** A number with a digit more; beyond every length and checksum where it is no digit. */
    private static int appended(int number, int digit) {
        return digit >= '0' && digit <= '9' && number <= LONGEST ? number * 10 + digit - '0' : Integer.MAX_VALUE;
    }
}
