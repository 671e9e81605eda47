package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RandomIdTest {
    @Test
    void areRandomUuidsAndAllOthersBitsVary() {
        Set<UUID> ids = new HashSet<>();
        long ones = 0;
        long zeros = 0;
        long lowOnes = 0;
        long lowZeros = 0;
        for (int i = 0; i < 1_000; i++) {
            UUID id = RandomId.next();
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(ids.add(id)).isTrue();
            ones |= id.getMostSignificantBits();
            zeros |= ~id.getMostSignificantBits();
            lowOnes |= id.getLeastSignificantBits();
            lowZeros |= ~id.getLeastSignificantBits();
        }
        assertThat(ones & zeros).as("high bits that vary").isEqualTo(~0xF000L);
        assertThat(lowOnes & lowZeros).as("low bits that vary").isEqualTo(-1L >>> 2);
    }
}
