package org.wardgate.device.session;

import java.util.Optional;
import org.wardgate.bytes.Bytes;

/** Names what bytes that are not of a line's protocol may be instead. Called on a thread that may wait. */
@FunctionalInterface
public interface Recogniser {
    /** Knows nothing. */
    Recogniser NONE = bytes -> Optional.empty();

    /** The profiles whose framing fits, in words; empty where none does. */
    Optional<String> name(Bytes bytes);
}
