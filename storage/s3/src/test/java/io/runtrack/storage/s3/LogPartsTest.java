package io.runtrack.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPartsTest {
    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource({"0, 100", "6, 7", "600, 1200", "64, 65", "513, 514", "5000, 100000", "0, 65", "0, 1000"})
    void coverTheLogOnceInOrderWithPartsThatTheServiceTakes(long stored, long length) {
        LogParts parts = new LogParts(Path.of("working"), stored * MIB, length * MIB);
        List<LogParts.Range> copied = parts.copied();
        List<LogParts.Range> sent = parts.sent();

        long end = 0;
        for (LogParts.Range range : copied) {
            assertThat(range.start()).isEqualTo(end);
            end = range.end();
        }
        assertThat(end).isEqualTo(stored * MIB);
        for (LogParts.Range range : sent) {
            assertThat(range.start()).isEqualTo(end);
            end = range.end();
        }
        assertThat(end).isEqualTo(length * MIB);
        assertThat(copied).allMatch(range -> range.end() - range.start() >= 5 * MIB);
        assertThat(sent.subList(0, sent.size() - 1)).allMatch(range -> range.end() - range.start() >= 5 * MIB);
        assertThat(copied.size() + sent.size()).isLessThan(10_000);
    }

    @Test
    void copyNothingThatIsSmallerThanTheServiceCopies() {
        LogParts parts = new LogParts(Path.of("working"), 5 * MIB - 1, 6 * MIB);
        assertThat(parts.isOne()).isTrue();
        assertThat(parts.copied()).isEmpty();
    }

    @Test
    void sendTheEndAloneWhereAllElseIsStored() {
        LogParts parts = new LogParts(Path.of("working"), 6 * MIB, 6 * MIB);
        assertThat(parts.copied()).hasSize(1);
        assertThat(parts.sent()).containsExactly(new LogParts.Range(6 * MIB, 6 * MIB));
    }
}
