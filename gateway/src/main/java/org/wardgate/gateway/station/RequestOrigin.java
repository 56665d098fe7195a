package org.wardgate.gateway.station;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a request was meant for this server and comes from its own page. Any page on the web can make a browser send requests
 * to the loopback address, under its own origin; and a name that its owner points at the loopback address (DNS rebinding) makes
 * the browser believe that this server is that page's own. So the host must be one of the loopback names with our port, and the
 * origin, which browsers send with every WebSocket handshake, must be that same host. A request without an origin is not a
 * WebSocket handshake of a browser: a program on this machine, which could claim any origin it likes, may go without one.
 */
final class RequestOrigin {
    private static final int HTTP_PORT = 80;
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private RequestOrigin() {}

    /**
     * Whether a request may be answered.
     *
     * @param headers the request's headers.
     * @param port the port that the server listens on.
     */
    static boolean isOurs(HttpHeaders headers, int port) {
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        List<String> origins = headers.getAll(HttpHeaderNames.ORIGIN);
        if (hosts.size() != 1 || origins.size() > 1) {
            return false;
        }
        String host = hosts.get(0).toLowerCase(Locale.ROOT);
        return isLoopback(host, port)
                && (origins.isEmpty() || origins.get(0).toLowerCase(Locale.ROOT).equals("http://" + host));
    }

    private static boolean isLoopback(String host, int port) {
        for (String name : NAMES) {
            // a browser leaves the port out when it is the scheme's own
            if (host.equals(name + ":" + port) || (port == HTTP_PORT && host.equals(name))) {
                return true;
            }
        }
        return false;
    }
}
