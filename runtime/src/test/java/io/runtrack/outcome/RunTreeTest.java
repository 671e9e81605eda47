package io.runtrack.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunTreeTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<RunMetadata> runs = new ArrayList<>();

    @Test
    void sumsARunAndAllThatLeadToIt() {
        add("night", null, null, RunStatus.SUCCESS, 0);
        add("shard", "night", null, RunStatus.SUCCESS, 3);
        add("deep", "shard", null, RunStatus.FAILED, 4);
        add("other", null, null, RunStatus.FAILED, 100);

        RunTree tree = RunTree.of("night", runs);

        assertThat(ids(tree.runs())).containsExactly("night", "shard", "deep");
        assertThat(tree.counts().failed()).isEqualTo(7);
        assertThat(tree.counts().runs()).isEqualTo(3);
        assertThat(tree.state(START)).isEqualTo(RunState.PARTIAL_SUCCESS);
        assertThat(ids(RunTree.all(runs).stream().map(RunTree::run).toList())).containsExactly("night", "other");
    }

    @Test
    void aPartThatWasRunAgainCountsOnce() {
        add("job", null, null, RunStatus.SUCCESS, 0);
        add("part0", "job", "0", RunStatus.SUCCESS, 1);
        add("part1", "job", "1", RunStatus.FAILED, 2);
        add("part1-again", "job", "1", RunStatus.SUCCESS, 0);

        RunTree tree = RunTree.of("job", runs);

        assertThat(ids(tree.runs())).containsExactly("job", "part0", "part1-again");
        assertThat(ids(tree.replaced())).containsExactly("part1");
        assertThat(tree.workers()).isEqualTo(2);
        assertThat(tree.state(START)).isEqualTo(RunState.SUCCESS);
        assertThat(tree.units()).hasSize(1);
        assertThat(ids(tree.units().get(0))).containsExactly("job", "part0", "part1-again");
    }

    @Test
    void whatIsBelowAReplacedPartCountsNoMore() {
        add("job", null, null, RunStatus.SUCCESS, 0);
        add("part", "job", "0", RunStatus.FAILED, 1);
        add("below", "part", null, RunStatus.FAILED, 1);
        add("part-again", "job", "0", RunStatus.SUCCESS, 0);

        assertThat(ids(RunTree.of("job", runs).replaced())).containsExactly("part", "below");
        assertThat(ids(RunTree.counting(runs))).containsExactly("job", "part-again");
        assertThat(RunTree.all(runs)).hasSize(1);
    }

    @Test
    void partsOfAParentThatIsNotStoredStandTogether() {
        add("a", "gone", "0", RunStatus.SUCCESS, 0);
        add("b", "gone", "1", RunStatus.FAILED, 1);
        add("single", "gone", null, RunStatus.SUCCESS, 0);

        List<RunTree> trees = RunTree.all(runs);

        assertThat(trees).extracting(RunTree::runId).containsExactly("gone", "single");
        assertThat(trees.get(0).run()).isNull();
        assertThat(ids(trees.get(0).runs())).containsExactly("a", "b");
        assertThat(RunTree.of("gone", runs).runs()).hasSize(3);
        assertThat(trees.get(0).state(START)).isEqualTo(RunState.PARTIAL_SUCCESS);
    }

    @Test
    void isRunningOrStaleWhileAnyOfItIs() {
        add("night", null, null, RunStatus.FAILED, 0);
        add("slow", "night", null, RunStatus.RUNNING, 0);

        RunTree tree = RunTree.of("night", runs);

        assertThat(tree.state(START)).isEqualTo(RunState.RUNNING);
        assertThat(tree.state(START.plusSeconds(3_600))).isEqualTo(RunState.STALE);
    }

    @Test
    void endsWhereACircleOfOtherWritersBegan() {
        add("a", "b", null, RunStatus.SUCCESS, 0);
        add("b", "a", null, RunStatus.SUCCESS, 0);
        add("self", "self", "0", RunStatus.SUCCESS, 0);

        assertThat(ids(RunTree.of("a", runs).runs())).containsExactly("a", "b");
        assertThat(RunTree.all(runs).stream().flatMap(tree -> tree.runs().stream()))
                .extracting(RunMetadata::runId)
                .containsExactlyInAnyOrder("a", "b", "self");
    }

    @Test
    void standsAChainThatNoStackWould() {
        add("run0", null, null, RunStatus.SUCCESS, 0);
        for (int i = 1; i < 20_000; i++) {
            add("run" + i, "run" + (i - 1), null, RunStatus.SUCCESS, 0);
        }

        List<RunTree> trees = RunTree.all(runs);

        assertThat(trees).hasSizeGreaterThan(10);
        assertThat(trees.stream().mapToLong(tree -> tree.counts().runs()).sum()).isEqualTo(20_000);
    }

    private void add(String id, @Nullable String parent, @Nullable String worker, RunStatus status, long failed) {
        runs.add(RunMetadata.builder(id, "extract", START.plusSeconds(runs.size()))
                .status(status)
                .parentRunId(parent)
                .worker(worker)
                .failedCount(failed)
                .totalFiles(failed)
                .build());
    }

    private static List<String> ids(List<RunMetadata> some) {
        return some.stream().map(RunMetadata::runId).toList();
    }
}
