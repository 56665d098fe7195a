package org.wardgate.gateway.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.gateway.station.StationCounters.Kind;
import org.wardgate.time.VirtualTimeSource;

class PageTest {
    static final List<String> NAMES = PageFiles.NAMES;
    static final List<String> OWN =
            NAMES.stream().filter(name -> !name.equals("lit.js")).toList();

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final StationCounters counters = new StationCounters();
    private final FakeOperations operations = new FakeOperations();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new RequestGuard(time, counters), new PageHandler(PageFiles.load(), operations));

    /** A channel without a network listens on port 0. */
    private static FullHttpRequest request(HttpMethod method, String target) {
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, target, Unpooled.buffer(0));
        request.headers().set("Host", "localhost:0");
        return request;
    }

    private FullHttpResponse answer(FullHttpRequest request) {
        channel.writeInbound(request);
        assertThat(request.refCnt()).isZero();
        return Objects.requireNonNull((FullHttpResponse) channel.readOutbound());
    }

    private static String body(FullHttpResponse response) {
        return response.content().toString(StandardCharsets.UTF_8);
    }

    @Test
    void theMetersAreServedAsPrometheusReadsThem() {
        channel.writeInbound(request(HttpMethod.GET, "/metrics"));
        channel.runPendingTasks();
        FullHttpResponse response = Objects.requireNonNull(channel.readOutbound());
        assertThat(response.status().code()).isEqualTo(200);
        assertThat(response.headers().get("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(body(response)).isEqualTo("# meters\n");
    }

    @Test
    void metersThatAreLateAreServedWhenTheyAreThere() {
        operations.meters = new CompletableFuture<>();
        channel.writeInbound(request(HttpMethod.GET, "/metrics"));
        assertThat(channel.<Object>readOutbound()).isNull();
        operations.meters.complete("# late\n");
        channel.runPendingTasks();
        assertThat(body(Objects.requireNonNull(channel.readOutbound()))).isEqualTo("# late\n");
        assertThat(answer(request(HttpMethod.GET, "/")).status().code()).isEqualTo(200);
    }

    @Test
    void metersThatCannotBeWrittenOutAreAnError() {
        operations.meters = CompletableFuture.failedFuture(new IllegalStateException("test"));
        channel.writeInbound(request(HttpMethod.GET, "/metrics"));
        channel.runPendingTasks();
        FullHttpResponse response = Objects.requireNonNull(channel.readOutbound());
        assertThat(response.status().code()).isEqualTo(500);
        assertThat(channel.isActive()).isFalse();
    }

    /** The answers would come in the wrong order. */
    @Test
    void aRequestThatDoesNotWaitForTheMetersEndsTheConnection() {
        operations.meters = new CompletableFuture<>();
        channel.writeInbound(request(HttpMethod.GET, "/metrics"));
        channel.writeInbound(request(HttpMethod.GET, "/"));
        assertThat(channel.isActive()).isFalse();
        assertThat(channel.<Object>readOutbound()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void healthIsServedAsJson(String path) {
        FullHttpResponse response = answer(request(HttpMethod.GET, path));
        assertThat(response.status().code()).isEqualTo(200);
        assertThat(response.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(body(response)).isEqualTo("{\"up\":true,\"reasons\":[]}");
    }

    @Test
    void whatIsNotAsItShouldBeIsUnavailableAndSaysWhy() {
        operations.live = new Health(List.of("the loop-2 thread does not answer"));
        operations.ready = new Health(List.of("the line of \"a\" has not been tried yet", "more"));
        FullHttpResponse live = answer(request(HttpMethod.GET, "/health/live"));
        assertThat(live.status().code()).isEqualTo(503);
        assertThat(body(live)).isEqualTo("{\"up\":false,\"reasons\":[\"the loop-2 thread does not answer\"]}");
        FullHttpResponse ready = answer(request(HttpMethod.GET, "/health/ready"));
        assertThat(ready.status().code()).isEqualTo(503);
        assertThat(body(ready))
                .isEqualTo("{\"up\":false,\"reasons\":[\"the line of \\\"a\\\" has not been tried yet\",\"more\"]}");
    }

    @Test
    void whatAnEngineerShouldLookAtDoesNotMakeItUnavailable() {
        operations.ready = new Health(List.of(), List.of("waits for a restart"));
        FullHttpResponse ready = answer(request(HttpMethod.GET, "/health/ready"));
        assertThat(ready.status().code()).isEqualTo(200);
        assertThat(body(ready)).isEqualTo("{\"up\":true,\"reasons\":[],\"notes\":[\"waits for a restart\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics"})
    void howTheGatewayFaresIsToldToThisHostAlone(String path) {
        FullHttpRequest foreign = request(HttpMethod.GET, path);
        foreign.headers().set("Origin", "http://ward.example");
        assertThat(answer(foreign).status().code()).isEqualTo(403);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyFileIsServedAndForbidsWhatThePageDoesNotNeed(String name) {
        FullHttpResponse response = answer(request(HttpMethod.GET, "/" + name));
        assertThat(response.status().code()).isEqualTo(200);
        assertThat(response.content().readableBytes()).isPositive();
        assertThat(response.headers().getInt("Content-Length"))
                .isEqualTo(response.content().readableBytes());
        assertThat(response.headers().get("Content-Type")).doesNotContain("octet-stream");
        assertThat(response.headers().get("Content-Security-Policy"))
                .startsWith("default-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.headers().get("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(response.headers().get("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theWardIsTheFirstPage() {
        assertThat(body(answer(request(HttpMethod.GET, "/?theme=light")))).contains("<wg-alarm-bar>");
    }

    @Test
    void headHasTheLengthAndNoBody() {
        FullHttpResponse response = answer(request(HttpMethod.HEAD, "/main.js"));
        assertThat(response.headers().getInt("Content-Length")).isGreaterThan(1000);
        assertThat(response.content().readableBytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/../station.css",
                "/station/index.html",
                "/%2e%2e/pom.xml",
                "//index.html",
                "/index.html/",
                "/<script>alert(1)</script>"
            })
    void anUnknownPathIsNotFoundAndNotRepeated(String target) {
        FullHttpResponse response = answer(request(HttpMethod.GET, target));
        assertThat(response.status().code()).isEqualTo(404);
        assertThat(body(response)).isEqualTo("Not Found. No such page. The ward is at /.\n");
        assertThat(response.headers().get("Content-Type")).startsWith("text/plain");
        assertThat(channel.isActive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"})
    void nothingIsChangedOverHttp(String method) {
        FullHttpResponse response = answer(request(HttpMethod.valueOf(method), "/"));
        assertThat(response.status().code()).isEqualTo(405);
        assertThat(response.headers().get("Allow")).isEqualTo("GET, HEAD");
        assertThat(counters.count(Kind.BAD_REQUEST)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"evil.example:0, ''", "localhost:0, http://evil.example", "localhost:0, null", "localhost:81, ''"})
    void aForeignHostOrOriginIsForbidden(String host, String origin) {
        FullHttpRequest request = request(HttpMethod.GET, "/");
        request.headers().set("Host", host);
        if (!origin.isEmpty()) {
            request.headers().set("Origin", origin);
        }
        FullHttpResponse response = answer(request);
        assertThat(response.status().code()).isEqualTo(403);
        assertThat(body(response)).doesNotContain("evil").contains("http://localhost");
        assertThat(counters.count(Kind.FOREIGN_REQUEST)).isEqualTo(1);
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void theSocketIsNoPage() {
        assertThat(answer(request(HttpMethod.GET, StationServer.SOCKET_PATH))
                        .status()
                        .code())
                .isEqualTo(426);
    }

    @Test
    void aRequestForAProxyOrThatCannotBeReadIsBad() {
        assertThat(answer(request(HttpMethod.GET, "http://evil.example/"))
                        .status()
                        .code())
                .isEqualTo(400);
        EmbeddedChannel second = new EmbeddedChannel(new RequestGuard(time, counters));
        FullHttpRequest broken = request(HttpMethod.GET, "/");
        broken.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("broken")));
        second.writeInbound(broken);
        FullHttpResponse response = Objects.requireNonNull((FullHttpResponse) second.readOutbound());
        assertThat(response.status().code()).isEqualTo(400);
        assertThat(counters.count(Kind.BAD_REQUEST)).isEqualTo(2);
    }

    @Test
    void aConnectionThatAsksForNothingIsClosed() {
        time.advance(RequestGuard.IDLE_AFTER.minusMillis(1));
        channel.runPendingTasks();
        answer(request(HttpMethod.GET, "/"));
        time.advance(Duration.ofSeconds(14));
        channel.runPendingTasks();
        assertThat(channel.isActive()).isTrue();
        time.advance(Duration.ofSeconds(1));
        channel.runPendingTasks();
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void everyFileOfThePageIsListed() throws IOException, URISyntaxException {
        Path directory = Path.of(
                Objects.requireNonNull(PageFiles.class.getResource("/station")).toURI());
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(NAMES);
        }
    }

    /**
     * Names and texts of devices and people reach the document as text; the policy would stop a script, not a forged alarm. Lit
     * makes its templates from the page's own literals; what it offers for markup made of data is not in the bundle.
     */
    @ParameterizedTest
    @FieldSource("OWN")
    void noDataBecomesMarkupAndNothingComesFromElsewhere(String name) {
        String text = body(answer(request(HttpMethod.GET, "/" + name)));
        assertThat(text)
                .doesNotContain(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "document.write",
                        "eval(",
                        " style=\"",
                        "unsafe");
        assertThat(Pattern.compile("(src|href)=\"(https?:)?//").matcher(text).find())
                .isFalse();
        assertThat(Pattern.compile("<script(?![^>]*src=)|<style|\\son[a-z]+=\"")
                        .matcher(text)
                        .find())
                .isFalse();
    }
}
