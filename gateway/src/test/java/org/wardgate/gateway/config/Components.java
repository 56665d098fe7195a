package org.wardgate.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;

/** Compares records component by component. */
final class Components {
    private Components() {}

    /** Asserts that no value of one record, or of a record within it, is that of the other: a test that maps every key shows it so. */
    static void assertAllDiffer(Record one, Record other) throws ReflectiveOperationException {
        assertThat(one).hasSameClassAs(other);
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            Object mine = component.getAccessor().invoke(one);
            Object others = component.getAccessor().invoke(other);
            if (mine instanceof Record record && others instanceof Record otherRecord) {
                assertAllDiffer(record, otherRecord);
            } else {
                assertThat(mine).as(component.toString()).isNotEqualTo(others);
            }
        }
    }
}
