package org.wardgate.device.bcc;

/** Everything that a rack is asked. Source: BCC, query commands. */
enum BccQuery {
    /** Opens the conversation; the answer names the rack's bed. */
    ALIVE("ADMIN:ALIVE"),
    /** All values of the rack and of every pump. */
    ALL("MEM:GET");

    private final String text;

    BccQuery(String text) {
        this.text = text;
    }

    /** The question as the rack spells it. */
    String text() {
        return text;
    }
}
