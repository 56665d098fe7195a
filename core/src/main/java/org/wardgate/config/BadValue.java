package org.wardgate.config;

/**
 * What a record's own constructor refuses, with the key at which the mistake stands. Its message is a whole sentence, to which nothing
 * is added: it says of what it speaks.
 */
public final class BadValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String key;

    /**
     * A refusal.
     *
     * @param key a key of the record as the file spells it, or what is below one: {@code bed}, {@code rules[2].id}. A key that the
     *     file leaves to its default stands where the record does.
     * @param message what is wrong and what to do, in lower case and without a trailing stop.
     */
    public BadValue(String key, String message) {
        super(message);
        this.key = key;
    }

    private BadValue(String key, IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
        this.key = key;
    }

    /** Tries something, and names the key when it is refused: for values whose own type knows what they may be. */
    public static void at(String key, Runnable attempt) {
        try {
            attempt.run();
        } catch (BadValue e) {
            throw e; // it names a key already
        } catch (IllegalArgumentException e) {
            throw new BadValue(key, e);
        }
    }

    /** The key, from the record on. */
    public String key() {
        return key;
    }
}
