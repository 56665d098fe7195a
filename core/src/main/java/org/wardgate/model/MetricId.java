package org.wardgate.model;

/** What is measured. Compared by value, so a metric that no catalogue knows keeps its own identity and never vanishes. */
public sealed interface MetricId {

    /** The spelling in event JSON: {@code mdc:147842} or {@code raw:philips-intellivue:4be9}. */
    String key();

    /**
     * A metric of ISO/IEEE 11073-10101.
     *
     * @param code the context-free code, {@code partition * 65536 + term}.
     */
    record Mdc(int code) implements MetricId {
        @Override
        public String key() {
            return "mdc:" + Integer.toUnsignedString(code);
        }
    }

    /**
     * A metric that is known only by the vendor's own code.
     *
     * @param vendor the vendor or protocol the code belongs to, lower case with hyphens.
     * @param code the code as the vendor's manual spells it.
     */
    record Raw(String vendor, String code) implements MetricId {
        @Override
        public String key() {
            return "raw:" + vendor + ":" + code;
        }
    }
}
