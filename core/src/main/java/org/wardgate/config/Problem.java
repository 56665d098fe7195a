package org.wardgate.config;

/**
 * One mistake in a configuration file.
 *
 * @param file the file, as it was named to the reader.
 * @param line the line, from 1 on; 0 where the mistake is about the file as a whole.
 * @param column the column, from 1 on; 0 where the mistake is about the file as a whole.
 * @param message what is wrong and what to do, in lower case and without a trailing stop.
 */
public record Problem(String file, int line, int column, String message) {

    /** {@code file:line:column: message}, the form that editors and CI logs turn into a link. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
