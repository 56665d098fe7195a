package org.wardgate.device.intellivue;

import java.util.HexFormat;
import org.wardgate.device.driver.DriverContext;
import org.wardgate.device.intellivue.IntelliVueMessage.Damage;

/** Counts what was understood too little to become an event. */
final class Reporter {
    private final DriverContext context;

    Reporter(DriverContext context) {
        this.context = context;
    }

    /** An attribute that no event is made of: unknown unless it is documented. */
    void unhandled(Attribute attribute) {
        if (!attribute.isUnused()) {
            context.count("unknown-attribute-" + hex(attribute.id()));
        }
    }

    /** An attribute whose value is shorter than its type. */
    void damaged(Attribute attribute) {
        context.count("damaged-attribute-" + hex(attribute.id()));
    }

    /** Lists that could not be read. */
    void damaged(Damage damage) {
        count("damaged-list", damage.lists());
        count("wrong-list-count", damage.counts());
    }

    /** Anything else. */
    void count(String what) {
        context.count(what);
    }

    static String hex(int u16) {
        return HexFormat.of().toHexDigits((char) u16);
    }

    private void count(String what, int times) {
        for (int i = 0; i < times; i++) {
            context.count(what);
        }
    }
}
