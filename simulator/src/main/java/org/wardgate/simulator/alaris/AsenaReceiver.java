package org.wardgate.simulator.alaris;

import java.util.function.Consumer;
import org.wardgate.bytes.Bytes;
import org.wardgate.simulator.device.Counters;

/** The pump's receiver: finds what stands between '!' and CR. '!' begins anew, ESC gives up the frame, all else outside is noise. */
final class AsenaReceiver {
    private static final int MAX_LENGTH = 512;

    private final StringBuilder frame = new StringBuilder();
    private final Counters counters;
    private boolean inFrame;

    AsenaReceiver(Counters counters) {
        this.counters = counters;
    }

    /** Hands each completed line, without '!' and CR and still unchecked, to {@code lines}. */
    void receive(Bytes bytes, Consumer<String> lines) {
        for (int i = 0; i < bytes.length(); i++) {
            char c = (char) bytes.u8(i);
            if (c == AsenaFrame.START) {
                inFrame = true;
                frame.setLength(0);
            } else if (!inFrame) {
                counters.add("noise-bytes");
            } else if (c == AsenaFrame.END) {
                inFrame = false;
                lines.accept(frame.toString());
            } else if (c == AsenaFrame.ESCAPE) {
                inFrame = false;
                counters.add("aborted-frames");
            } else if (frame.length() == MAX_LENGTH) {
                inFrame = false;
                counters.add("oversize-frames");
            } else {
                frame.append(c);
            }
        }
    }
}
