package org.wardgate.device.line;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;
import jdk.net.ExtendedSocketOptions;
import org.wardgate.device.line.LineAddress.InProcess;
import org.wardgate.device.line.LineAddress.TcpServer;
import org.wardgate.time.TimeSource;

/** Begins a connection. The channel that it gives is closed when the connection fails. */
interface Connector {

    /** Begins a connection on an event loop, its pipeline made by {@code handler}. */
    ChannelFuture connect(EventLoop loop, ChannelHandler handler);

    /** Opens a serial port. */
    static Connector serial(Port.Opener opener, LineAddress address, SerialSettings settings, TimeSource time) {
        return (loop, handler) -> new Bootstrap()
                .group(loop)
                .channelFactory(() -> new SerialChannel(opener, address, settings, time))
                .handler(handler)
                .connect(new SerialAddress(address.label()));
    }

    /**
     * Connects to a server. A peer that has vanished without a word is noticed after about 20 s by the keep-alives of TCP, where
     * the driver's own time-outs do not notice it before.
     */
    static Connector tcp(TcpServer server) {
        return (loop, handler) -> new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 3_000)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), 10)
                .option(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), 3)
                .option(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), 3)
                .resolver(new OffLoopResolver(InetAddress::getAllByName))
                .handler(handler)
                .connect(InetSocketAddress.createUnresolved(server.host(), server.port()));
    }

    /** Connects to the other end of a line in this process. */
    static Connector inProcess(InProcess line) {
        return (loop, handler) -> new Bootstrap()
                .group(loop)
                .channel(LocalChannel.class)
                .handler(handler)
                .connect(new LocalAddress(line.name()));
    }

    /** Looks up the addresses of a host; may block. */
    interface Lookup {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /** Looks names up on another thread than the event loop, where the default would block it. */
    final class OffLoopResolver extends AddressResolverGroup<InetSocketAddress> {
        private final Lookup lookup;

        OffLoopResolver(Lookup lookup) {
            this.lookup = lookup;
        }

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetNameResolver(executor) {
                @Override
                protected void doResolve(String host, Promise<InetAddress> promise) {
                    lookUp(host, promise, found -> found[0]);
                }

                @Override
                protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
                    lookUp(host, promise, List::of);
                }
            }.asAddressResolver();
        }

        private <T> void lookUp(String host, Promise<T> promise, Function<InetAddress[], T> result) {
            BlockingCalls.EXECUTOR.execute(() -> {
                try {
                    promise.trySuccess(result.apply(lookup.addressesOf(host)));
                } catch (UnknownHostException e) {
                    promise.tryFailure(e);
                }
            });
        }
    }
}
