package org.wardgate.gateway.ops;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes an exception into the log as its class and its trace, and leaves its message out: a parser's message quotes what it could
 * not parse, which came from a patient's device. {@code logback.xml} names this class.
 */
public final class TracesWithoutMessages extends ThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        StringBuilder text = new StringBuilder();
        append(text, "", thrown, new HashSet<>());
        return text.toString();
    }

    private static void append(StringBuilder text, String how, IThrowableProxy thrown, Set<IThrowableProxy> seen) {
        if (!seen.add(thrown)) {
            return; // it is its own cause
        }
        text.append(how).append(thrown.getClassName()).append('\n');
        StackTraceElementProxy[] trace = thrown.getStackTraceElementProxyArray();
        for (int i = 0; i < trace.length - thrown.getCommonFrames(); i++) {
            text.append('\t').append(trace[i].getSTEAsString()).append('\n');
        }
        for (IThrowableProxy suppressed : thrown.getSuppressed()) {
            append(text, "suppressed: ", suppressed, seen);
        }
        IThrowableProxy cause = thrown.getCause();
        if (cause != null) {
            append(text, "caused by: ", cause, seen);
        }
    }
}
