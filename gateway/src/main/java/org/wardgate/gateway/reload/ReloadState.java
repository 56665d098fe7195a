package org.wardgate.gateway.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How it stands with changed device files, for those who watch the gateway. Written by one thread, read by any. */
public final class ReloadState {
    private final LongAdder applied = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile int mistakes;
    private volatile boolean restartNeeded;

    /** How often changed device files were put to use. */
    public long applied() {
        return applied.sum();
    }

    /** How often changed files were refused. */
    public long refused() {
        return refused.sum();
    }

    /** How many mistakes the files have that are not in use for them; 0 where none has. */
    public int mistakes() {
        return mistakes;
    }

    /** Whether what is read at the start alone has changed since. */
    public boolean isRestartNeeded() {
        return restartNeeded;
    }

    /** What an engineer should look at, in words. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        int found = mistakes;
        if (found > 0) {
            notes.add("changed configuration files are not in use: " + found + (found == 1 ? " mistake" : " mistakes")
                    + ", listed in the log");
        }
        if (restartNeeded) {
            notes.add("gateway.yaml or the alarm profile has changed and waits for a restart");
        }
        return notes;
    }

    /** The files are as they should be. */
    void sound(boolean needsRestart) {
        mistakes = 0;
        restartNeeded = needsRestart;
    }

    /** They were put to use. */
    void appliedOnce() {
        applied.increment();
    }

    /** They were refused. */
    void refusedFor(int found) {
        refused.increment();
        mistakes = found;
    }
}
