package org.wardgate.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A measurement could not be made; the message says why and what to do. */
final class UnableException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    UnableException(String message) {
        super(new IOException(message));
    }

    UnableException(String message, Throwable cause) {
        super(new IOException(message, cause));
    }
}
