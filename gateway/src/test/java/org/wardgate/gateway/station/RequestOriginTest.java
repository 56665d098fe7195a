package org.wardgate.gateway.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestOriginTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "localhost:8080,       -,                          true",
                "LOCALHOST:8080,       -,                          true",
                "127.0.0.1:8080,       http://127.0.0.1:8080,      true",
                "[::1]:8080,           http://[::1]:8080,          true",
                "localhost:8080,       http://localhost:8080,      true",
                // another page of the web
                "localhost:8080,       http://evil.example,        false",
                "localhost:8080,       http://evil.example:8080,   false",
                "localhost:8080,       null,                       false",
                "localhost:8080,       '',                         false",
                // another server on this machine, or another name of this one: another origin to a browser
                "localhost:8080,       http://localhost:9090,      false",
                "localhost:8080,       http://127.0.0.1:8080,      false",
                "localhost:8080,       https://localhost:8080,     false",
                "localhost:8080,       http://localhost:8080.evil.example, false",
                "localhost:8080,       http://localhost:8080/,     false",
                // a name that its owner has pointed at the loopback address
                "evil.example:8080,    http://evil.example:8080,   false",
                "evil.example:8080,    -,                          false",
                "localhost.evil:8080,  -,                          false",
                "127.0.0.1.nip.io:8080, -,                         false",
                "localhost:9090,       -,                          false",
                "localhost,            -,                          false",
                "localhost:08080,      -,                          false",
                "user@localhost:8080,  -,                          false",
                "'',                   -,                          false",
                "-,                    -,                          false"
            })
    void theHostIsOursAndTheOriginTheSame(String host, String origin, boolean ours) {
        HttpHeaders headers = new DefaultHttpHeaders();
        if (host != null) {
            headers.add("Host", host);
        }
        if (origin != null) {
            headers.add("Origin", origin);
        }
        assertThat(RequestOrigin.isOurs(headers, 8080)).isEqualTo(ours);
    }

    @Test
    void aHeaderGivenTwiceIsRefused() {
        assertThat(RequestOrigin.isOurs(
                        new DefaultHttpHeaders().add("Host", List.of("localhost:8080", "localhost:8080")), 8080))
                .isFalse();
        assertThat(RequestOrigin.isOurs(
                        new DefaultHttpHeaders()
                                .add("Host", "localhost:8080")
                                .add("Origin", List.of("http://localhost:8080", "http://evil.example")),
                        8080))
                .isFalse();
    }

    @Test
    void thePortMayBeLeftOutWhereItIsTheSchemesOwn() {
        HttpHeaders headers = new DefaultHttpHeaders().add("Host", "localhost").add("Origin", "http://localhost");
        assertThat(RequestOrigin.isOurs(headers, 80)).isTrue();
        assertThat(RequestOrigin.isOurs(headers, 8080)).isFalse();
    }
}
