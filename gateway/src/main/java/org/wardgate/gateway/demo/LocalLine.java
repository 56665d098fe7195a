package org.wardgate.gateway.demo;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalServerChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wardgate.bytes.Bytes;
import org.wardgate.device.line.LineAddress;
import org.wardgate.simulator.line.Line;

/** A line within this process, both of whose ends live on one event loop. One client at a time; a second one is closed at once. */
final class LocalLine implements Line {
    private final EventLoop loop;
    private final LocalAddress address;
    private @Nullable Channel server;
    private @Nullable Channel client;
    private long lostBytes;

    /**
     * A line that is unplugged so far.
     *
     * @param name its name, the only one of this process.
     */
    LocalLine(EventLoop loop, String name) {
        this.loop = loop;
        this.address = new LocalAddress(name);
    }

    /** Where the gateway finds the line of a name. */
    static LineAddress addressOf(String name) {
        return new LineAddress.InProcess(name);
    }

    @Override
    public String address() {
        return address.id();
    }

    @Override
    public void plug(Consumer<Bytes> receiver) {
        if (server == null) {
            server = new ServerBootstrap()
                    .group(loop)
                    .channel(LocalServerChannel.class)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            accept(channel, receiver);
                        }
                    })
                    .bind(address)
                    .channel();
        }
    }

    @Override
    public void unplug() {
        close(server);
        close(client);
        server = null;
        client = null;
    }

    @Override
    public void send(Bytes bytes) {
        Channel to = client;
        if (to == null) {
            lostBytes += bytes.length();
        } else {
            var unused = to.writeAndFlush(Unpooled.wrappedBuffer(bytes.toArray()));
        }
    }

    @Override
    public long lostBytes() {
        return lostBytes;
    }

    @Override
    public void close() {
        unplug();
    }

    private void accept(Channel channel, Consumer<Bytes> receiver) {
        if (client != null || server == null) {
            close(channel);
            return;
        }
        client = channel;
        channel.pipeline().addLast(new SimpleChannelInboundHandler<ByteBuf>() {
            @Override
            protected void channelRead0(ChannelHandlerContext ctx, ByteBuf buffer) {
                Bytes bytes = Bytes.copyOf(ByteBufUtil.getBytes(buffer));
                // not from within: the local transport forgets what the sender writes while its own write is in
                // progress
                loop.execute(() -> {
                    if (client == ctx.channel()) {
                        receiver.accept(bytes);
                    }
                });
            }

            @Override
            public void channelInactive(ChannelHandlerContext ctx) {
                if (client == ctx.channel()) {
                    client = null;
                }
            }
        });
    }

    private static void close(@Nullable Channel channel) {
        if (channel != null) {
            var unused = channel.close();
        }
    }
}
