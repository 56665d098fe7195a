package org.wardgate.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slf4j.Logger.ROOT_LOGGER_NAME;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log as it ships: a parser that fails on what a device sent does not write down what it was. */
class TracesWithoutMessagesTest {
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void configureAsItShips() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(getClass().getResource("/logback.xml")));
    }

    private String line(@Nullable Throwable thrown) {
        Logger root = context.getLogger(ROOT_LOGGER_NAME);
        var appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("stderr");
        LoggingEvent event = new LoggingEvent("test", root, Level.ERROR, "handling failed device=m1", thrown, null);
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void whatAnExceptionQuotesIsLeftOutAndWhereItWasThrownIsNot() {
        Exception parse = new NumberFormatException("For input string: \"Zappenduster 187\"");
        Exception failure = new IllegalStateException("of Zappenduster", parse);
        failure.addSuppressed(new IllegalArgumentException("187"));
        assertThat(line(failure))
                .contains("ERROR", "handling failed device=m1\n", "java.lang.IllegalStateException\n")
                .contains("caused by: java.lang.NumberFormatException\n")
                .contains("suppressed: java.lang.IllegalArgumentException\n")
                .contains("\tat " + getClass().getName() + ".whatAnException")
                .doesNotContain("Zappenduster", "187");
    }

    @Test
    void aLineWithoutAnExceptionIsOneLine() {
        assertThat(line(null)).endsWith("handling failed device=m1\n").hasLineCount(1);
    }

    @Test
    void anExceptionThatIsItsOwnCauseEnds() {
        Exception first = new IllegalStateException();
        Exception second = new IllegalStateException(first);
        first.initCause(second);
        assertThat(line(first)).contains("caused by: java.lang.IllegalStateException");
    }
}
