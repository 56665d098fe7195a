package org.wardgate.device.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardgate.device.line.LineAddress.UsbSocket;
import org.wardgate.device.line.PortHolders.Holder;
import org.wardgate.device.line.PortOpenException.Reason;
import org.wardgate.device.line.SerialSettings.Parity;

/**
 * A port of the serial library. Reads in its semi-blocking mode without a time-out, which costs nothing while the line is silent.
 * Data listeners are not used: their disconnect event repeats without end until the port is closed.
 */
final class JSerialCommPort implements Port {
    private static final String PSEUDO_TERMINALS = "/dev/pts/";
    private static final int SAFETY_SLEEP_MILLIS = 0;

    /** Has the library run a thread and wait for it before it closes its ports at the end of the process. */
    static void beforeShutdown(Thread thread) {
        SerialPort.addShutdownHook(thread);
    }

    /** Enumeration frees the library's records of ports that are not open yet, so it must not meet an opening. */
    private static final ReentrantReadWriteLock ENUMERATION = new ReentrantReadWriteLock();

    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    static {
        // the library unpacks its native part into a directory of this name
        System.setProperty("fazecast.jSerialComm.appid", "wardgate");
    }

    private final Path device;
    private final SerialPort port;

    private JSerialCommPort(Path device, SerialPort port) {
        this.device = device;
        this.port = port;
    }

    /** Opens what {@code ports} finds at an address. */
    static Port open(SerialPorts ports, LineAddress address, SerialSettings settings) {
        Path given = ports.resolve(address);
        Path device = SerialPorts.realPath(given);
        if (device == null) {
            throw ports.noSuchPort(address.label());
        }
        long self = ProcessHandle.current().pid();
        List<Holder> others = PortHolders.of(device).stream()
                .filter(holder -> holder.pid() != self)
                .toList();
        if (!others.isEmpty()) {
            throw PortDiagnosis.busy(device, others);
        }
        return openDevice(device, settings);
    }

    /** Opens a device file that no other process has open. */
    static Port openDevice(Path device, SerialSettings settings) {
        if (!IN_USE.add(device)) {
            throw new PortOpenException(
                    Reason.BUSY,
                    "port " + device
                            + " is in use by another line of this gateway; give each device a port of its own");
        }
        SerialPort port = null;
        try {
            port = openAt(device, settings);
        } finally {
            if (port == null) {
                IN_USE.remove(device);
            }
        }
        if (port == null) {
            throw PortDiagnosis.explain(device, settings);
        }
        return new JSerialCommPort(device, port);
    }

    private static @Nullable SerialPort openAt(Path device, SerialSettings settings) {
        ENUMERATION.readLock().lock();
        try {
            SerialPort port = SerialPort.getCommPort(device.toString());
            configure(port, settings, device.startsWith(PSEUDO_TERMINALS));
            // its boolean alone counts: the library's error code is set after a good opening as well
            return port.openPort(SAFETY_SLEEP_MILLIS) ? port : null;
        } catch (SerialPortInvalidPortException e) {
            return null;
        } finally {
            ENUMERATION.readLock().unlock();
        }
    }

    /**
     * Hands the settings to the library. No flow control, ever: CTS is ignored, and DTR and RTS are as the system sets them when a
     * port opens, asserted, as most devices and isolating cables expect, unless the settings say otherwise.
     *
     * @param pseudoTerminal whether the port is one. It has neither parity nor a word length; Linux drops both settings, and the
     *     C library takes their absence for a failure when nothing else has changed, which is so from the second opening on.
     */
    static void configure(SerialPort port, SerialSettings settings, boolean pseudoTerminal) {
        int dataBits = pseudoTerminal ? 8 : settings.dataBits();
        Parity parity = pseudoTerminal ? Parity.NONE : settings.parity();
        port.setComPortParameters(
                settings.baud(),
                dataBits,
                settings.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT,
                code(parity));
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 0, 0);
        // before the port is open the library notes them and sets them with the opening
        boolean dtr = !Boolean.FALSE.equals(settings.modemLines().dtr());
        boolean rts = !Boolean.FALSE.equals(settings.modemLines().rts());
        var unused = port.setDTRandRTS(dtr, rts); // true while the port is closed
    }

    private static int code(Parity parity) {
        return switch (parity) {
            case NONE -> SerialPort.NO_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
        };
    }

    /** The ports that the library finds, without their links. */
    static List<SerialPortInfo> enumerate() {
        boolean locked = false;
        try {
            locked = ENUMERATION.writeLock().tryLock(2, TimeUnit.SECONDS);
            if (!locked) {
                throw new PortOpenException(
                        Reason.BUSY, "cannot list the serial ports: one of them is stuck in opening; unplug it");
            }
            return Stream.of(SerialPort.getCommPorts())
                    .map(JSerialCommPort::info)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            if (locked) {
                ENUMERATION.writeLock().unlock();
            }
        }
    }

    private static SerialPortInfo info(SerialPort port) {
        int vendorId = port.getVendorID();
        boolean usb = vendorId >= 0;
        String serialNumber = port.getSerialNumber();
        return new SerialPortInfo(
                port.getSystemPortPath(),
                port.getPortDescription(),
                usb ? new UsbSocket(vendorId, port.getProductID(), port.getPortLocation()) : null,
                !usb || serialNumber.equals("Unknown") ? "" : serialNumber,
                List.of());
    }

    @Override
    public int read(byte[] into) {
        return port.readBytes(into, into.length);
    }

    @Override
    public int write(byte[] from, int length) {
        return port.writeBytes(from, length);
    }

    /**
     * Throws away what waits in the driver, so that a write that waits for room finishes, then makes the port non-blocking, which
     * wakes both: changing a terminal's attributes wakes whoever sleeps on it.
     */
    @Override
    public void interrupt() {
        port.flushIOBuffers();
        port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
    }

    @Override
    public void close() {
        port.closePort();
        IN_USE.remove(device);
    }
}
