package org.wardgate.gateway;

import io.netty.channel.EventLoop;
import org.wardgate.gateway.ward.Bed;

/**
 * A bed and the thread on which it lives, its devices with it.
 *
 * @param bed the bed.
 * @param loop its thread.
 */
public record Room(Bed bed, EventLoop loop) {}
