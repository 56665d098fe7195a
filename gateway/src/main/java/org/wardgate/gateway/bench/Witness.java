package org.wardgate.gateway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.wardgate.gateway.demo.Latencies;
import org.wardgate.time.SystemTimeSource;

/**
 * Runs another program in its process and tells on a socket how the process fares: for every line that is asked, one line of JSON
 * with what has happened since the line before. The process ends with the connection, so that none is left behind.
 */
public final class Witness {
    private final Hiccups hiccups = Hiccups.watch(new SystemTimeSource());
    private Latencies pauses = new Latencies();

    private Witness() {}

    /**
     * Runs a program.
     *
     * @param args the port of the one who asks, the program's main class and its arguments.
     */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        Witness witness = new Witness();
        witness.watchPauses();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        Thread answers = new Thread(() -> witness.answer(socket), "wardgate-witness");
        answers.setDaemon(true);
        answers.start();
        try {
            Class.forName(args[1]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 2, args.length));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(args[1] + " has failed", e.getCause());
        }
    }

    private void answer(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8)) {
            while (in.readLine() != null) {
                out.write(take() + "\n");
                out.flush();
            }
        } catch (IOException e) {
            // whoever asked is gone, which is the end as well
        }
        Runtime.getRuntime().halt(0);
    }

    private synchronized String take() {
        ObjectNode said = new ObjectMapper().createObjectNode();
        hiccups.take().writeTo(said.putObject("hiccups"));
        pauses.table().writeTo(said.putObject("gcPauses"));
        pauses = new Latencies();
        Runtime runtime = Runtime.getRuntime();
        said.put("heapUsedBytes", runtime.totalMemory() - runtime.freeMemory());
        return said.toString();
    }

    private void watchPauses() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener((notification, handback) -> collected(notification), null, null);
            }
        }
    }

    private synchronized void collected(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            boolean concurrent =
                    info.getGcName().contains("Concurrent") || info.getGcName().contains("Cycles");
            if (!concurrent) {
                pauses.add(Duration.ofMillis(info.getGcInfo().getDuration()));
            }
        }
    }
}
