package org.wardgate.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StationTextTest {
    private static final String ALARM =
            "{\"type\":\"alarm\",\"epoch\":\"e1\",\"sequence\":17,\"phase\":\"start\",\"alarm\":{\"text\":\"BENCH 1 2\"}}";

    @Test
    void membersAreFoundByTheirNames() {
        assertThat(StationText.type(ALARM)).isEqualTo("alarm");
        assertThat(StationText.word(ALARM, "text")).isEqualTo("BENCH 1 2");
        assertThat(StationText.number(ALARM, "sequence")).isEqualTo(17);
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(StationText.type("[]")).isEmpty();
        assertThat(StationText.word(ALARM, "bed")).isEmpty();
        assertThat(StationText.number(ALARM, "epoch")).isZero();
    }
}
