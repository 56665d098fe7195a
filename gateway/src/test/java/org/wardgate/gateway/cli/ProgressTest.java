package org.wardgate.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.wardgate.time.VirtualTimeSource;

class ProgressTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final StringWriter err = new StringWriter();

    @Test
    void aTerminalIsToldOnceASecondFromTwoSecondsOn() {
        Progress progress = new Progress(new PrintWriter(err), true, time);
        for (int i = 0; i < 35; i++) {
            progress.at(progress.elapsed().toMillis() + " ms");
            time.advance(java.time.Duration.ofMillis(100));
        }
        assertThat(err.toString().split("\r")).containsExactly("", "2000 ms   ", "3000 ms   ");
        progress.end();
        assertThat(err.toString()).endsWith("\r\033[K");
    }

    @Test
    void whatIsNoTerminalHearsNothing() {
        Progress progress = new Progress(new PrintWriter(err), false, time);
        time.advance(java.time.Duration.ofSeconds(9));
        progress.at("9 s");
        progress.end();
        assertThat(err.toString()).isEmpty();
    }
}
