package org.wardgate.device.guard;

import org.wardgate.bytes.Bytes;

/**
 * What a device has said on one connection that its protocol wants answered by a single byte. Such bytes are commands to other
 * devices, so none of them is on a list: each leaves once, and only where the guard has heard for itself what it answers. A device
 * that takes the byte for a command does not say that.
 */
public sealed interface AnswerWatch permits BccAnswers, FreseniusAnswers {

    /** The device has sent a byte. */
    void heard(int b);

    /** Whether a write is an answer that is owed; it then is owed no more. */
    boolean settles(Bytes write);

    /** Whether a write that is on the list fits what the device has said on this connection. */
    boolean permits(Bytes write);
}
