package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.wardgate.model.Decimal;
import org.wardgate.simulator.scenario.Bed;
import org.wardgate.simulator.scenario.BedSpec;
import org.wardgate.simulator.scenario.PatientPoint;
import org.wardgate.simulator.scenario.device.AlarisAsena;

/** A patient, a pump and a nurse whom one would know again go through the gateway; neither the log at its finest nor the meters do. */
@Timeout(90)
class NothingOfAPatientIT {
    /** The heart rate, the pump's rate, volume and syringe, a nurse, and what people type anywhere. */
    private static final List<Pattern> TELLTALES = List.of(
            Pattern.compile("\\b187\\b"),
            Pattern.compile("\\b7\\.31\\b"),
            Pattern.compile("\\b41\\.973\\b"),
            Pattern.compile("PLASTIPAK"),
            Pattern.compile("Zappenduster"),
            Pattern.compile("Quirina"),
            Pattern.compile("Lindenallee"));

    private static final PatientPoint PATIENT = new PatientPoint(
            Duration.ZERO,
            false,
            Decimal.parse("187"),
            Decimal.parse("98"),
            Decimal.parse("13"),
            Decimal.parse("122"),
            Decimal.parse("74"),
            Decimal.parse("90"));

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger wardgate = (Logger) LoggerFactory.getLogger("org.wardgate");
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(
                    event.getFormattedMessage() + " " + traces(event.getThrowableProxy()) + event.getMDCPropertyMap());
        }
    };

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() {
        appender.start();
        wardgate.addAppender(appender);
        wardgate.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        wardgate.detachAppender(appender);
        wardgate.setLevel(null);
    }

    /** More than the shipped log writes of an exception: its message too. */
    private static String traces(@Nullable IThrowableProxy thrown) {
        return thrown == null ? "" : thrown.getClassName() + " " + thrown.getMessage() + traces(thrown.getCause());
    }

    @Test
    void neitherTheLogNorTheMetersKnowWhoWasIllOrWhoCame() throws IOException, InterruptedException {
        AlarisAsena pump =
                new AlarisAsena("pump", null, "BD PLASTIPAK", 50, Decimal.parse("7.31"), Decimal.parse("41.973"), true);
        Bed bed = new Bed("1", new BedSpec(List.of(PATIENT), List.of(pump, Beds.monitor()), List.of()));
        String meters;
        try (House house = House.start(directory, 10, List.of(bed))) {
            Station station = house.station();
            Station.Heard alarm = station.await(
                    0, message -> message.isAlarm("start", "TACHYCARDIA", ""), "an alarm about the heart rate");
            assertThat(alarm.json().toString()).contains("187");
            station.await(0, message -> message.json().toString().contains("7.31"), "the pump's rate");
            station.say("{\"type\":\"acknowledge\",\"request\":\"r1\",\"bed\":\"1\",\"alarmId\":"
                    + alarm.json().at("/alarm/alarmId") + ",\"occurrence\":1,\"operator\":\"Quirina Zappenduster\"}");
            station.await(0, message -> message.json().toString().contains("Zappenduster"), "the acknowledgement");
            station.say("{\"type\":\"acknowledge\",\"bed\":\"Lindenallee 4\"}");
            station.say("Zappenduster says what is not JSON");
            station.say("{\"type\":\"Lindenallee\",\"operator\":187}");
            station.await(station.mark(), message -> message.is("heartbeat"), "what was wrong with it");
            int port = house.port();
            ask(port, "GET /Zappenduster?at=Lindenallee HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
            ask(port, "GET /Zappenduster HTTP/1.1\r\nHost: Lindenallee\r\n");
            ask(port, "Zappenduster\r\n");
            meters = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
        assertThat(lines)
                .as("the log was listened to")
                .anyMatch(line -> line.startsWith("alarm phase=start rule=TACHYCARDIA"));
        assertThat(lines).anyMatch(line -> line.contains("request refused"));
        assertThat(meters).contains("gateway_alarm_latency_seconds_count").contains("gateway_station_incidents_total");
        for (Pattern telltale : TELLTALES) {
            assertThat(lines)
                    .as("the log and " + telltale)
                    .noneMatch(line -> telltale.matcher(line).find());
        }
        // a meter's own figure may be any number: names and tags are looked at
        List<String> names =
                meters.lines().map(line -> line.replaceFirst(" [^ ]+$", "")).toList();
        for (Pattern telltale : TELLTALES) {
            assertThat(names)
                    .as("the meters and " + telltale)
                    .noneMatch(line -> telltale.matcher(line).find());
        }
    }

    /** Sends a request, whatever it is worth, and reads until the server has had enough. */
    private static void ask(int port, String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(in.readAllBytes()).isNotEmpty();
        }
    }
}
