package io.runtrack.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockRangesTest {
    private static final long MIB = 1 << 20;

    private final BlockRanges ranges = new BlockRanges();

    @Test
    void coverTheFileOnceInOrder() {
        List<BlockRanges.Range> sent = new ArrayList<>(ranges.extendTo(100));
        sent.addAll(ranges.extendTo(100 + 70 * MIB));

        assertThat(sent).extracting(BlockRanges.Range::start).containsExactly(0L, 100L, 100 + 32 * MIB, 100 + 64 * MIB);
        assertThat(sent).extracting(BlockRanges.Range::length).containsExactly(100L, 32 * MIB, 32 * MIB, 6 * MIB);
        assertThat(ranges.extendTo(100 + 70 * MIB)).isEmpty();
    }

    @Test
    void stayFarBelowTheLimitOfTheServiceAndSendLittleTwice() {
        long length = 0;
        long sent = 0;
        int most = 0;
        for (int checkpoint = 0; checkpoint < 60_000; checkpoint++) {
            length += 10_000;
            for (BlockRanges.Range range : ranges.extendTo(length)) {
                sent += range.length();
            }
            most = Math.max(most, ranges.ids().size());
        }

        assertThat(most).isLessThan(6_000);
        assertThat(sent).isLessThan(3 * length);
        assertThat(new HashSet<>(ranges.ids())).hasSameSizeAs(ranges.ids());
        assertThat(ranges.ids()).allMatch(id -> id.length() == 32);
    }

    @Test
    void doNotSendSmallOnesAgainAndAgainBehindThousandsOfLargeOnes() {
        long length = 0;
        for (int block = 0; block < 5_000; block++) {
            length += 5 * MIB;
            ranges.extendTo(length);
        }
        long sent = 0;
        for (int checkpoint = 0; checkpoint < 4_000; checkpoint++) {
            length += 1_000;
            for (BlockRanges.Range range : ranges.extendTo(length)) {
                sent += range.length();
            }
        }
        assertThat(sent).isLessThan(2 * 4_000_000);
    }

    @Test
    void areNotTakenForThoseOfAnotherProcess() {
        BlockRanges others = new BlockRanges();
        ranges.extendTo(10);
        others.extendTo(10);
        assertThat(ranges.ids()).doesNotContainAnyElementsOf(others.ids());
    }
}
