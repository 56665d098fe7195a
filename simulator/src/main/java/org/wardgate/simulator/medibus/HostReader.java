package org.wardgate.simulator.medibus;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads what a host sends, a byte at a time: a mark opens a message, wherever it stands, and a carriage return closes the innermost.
 */
final class HostReader {
    private static final int DEEPEST = 4;
    private static final int LONGEST = 300;
    private static final int SUM = 2;

    private final Listener listener;
    private final Deque<StringBuilder> open = new ArrayDeque<>();
    private final StringBuilder fast = new StringBuilder();

    /** Who is told what was read. */
    interface Listener {
        /** A command whose sum is right. */
        void command(char code, String argument);

        /** A response whose sum is right. */
        void response(char code, String data);

        /** A command whose sum is wrong. */
        void damagedCommand();

        /** The host wants us to be quiet, or no longer. */
        void flow(boolean suspend);

        /** The host switches streams of the first group on, by a bit each. */
        void streams(int mask);

        /** Bytes that are nothing. */
        void rubbish();
    }

    HostReader(Listener listener) {
        this.listener = listener;
    }

    void reset() {
        open.clear();
        fast.setLength(0);
    }

    void take(int value) {
        if (value >= 0x80) {
            fast((char) value);
            return;
        }
        switch (value) {
            case 0x11 -> listener.flow(true);
            case 0x13 -> listener.flow(false);
            case 0x18 -> open.poll();
            case Telegram.ESC, Telegram.SOH -> {
                if (open.size() == DEEPEST) {
                    open.removeLast();
                }
                open.push(new StringBuilder().append((char) value));
            }
            case Telegram.CR -> {
                StringBuilder closed = open.poll();
                if (closed == null) {
                    listener.rubbish();
                } else {
                    judge(closed.toString());
                }
            }
            default -> {
                StringBuilder innermost = open.peek();
                if (innermost == null) {
                    listener.rubbish();
                } else if (innermost.length() < LONGEST) {
                    innermost.append((char) value);
                }
            }
        }
    }

    private void judge(String message) {
        int end = message.length() - SUM;
        boolean sound = end >= 2 && Telegram.sum(message.substring(0, end)).equals(message.substring(end));
        boolean command = message.charAt(0) == Telegram.ESC;
        if (!sound) {
            if (command) {
                listener.damagedCommand();
            } else {
                listener.rubbish();
            }
        } else if (command) {
            listener.command(message.charAt(1), message.substring(2, end));
        } else {
            listener.response(message.charAt(1), message.substring(2, end));
        }
    }

    /** A sync byte, then pairs of which the last is C0 C0. MEDIBUS 4.03, sync-commands. */
    private void fast(char value) {
        if ((value & 0xF0) == 0xD0) {
            fast.setLength(0);
        }
        fast.append(value);
        if (fast.length() >= 5 && fast.toString().endsWith("\u00C0\u00C0")) {
            if (fast.charAt(0) == 0xD0 && fast.charAt(1) == 0xC1) {
                listener.streams(fast.charAt(2) & 0x0F);
            } else {
                listener.rubbish();
            }
            fast.setLength(0);
        } else if (fast.length() > 16) {
            fast.setLength(0);
            listener.rubbish();
        }
    }
}
