package io.runtrack.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RepeatedTest {
    private static final Instant START = Instant.parse("2026-11-29T01:00:00Z");

    @Test
    void followsTheExecutionsOfAJobInstance() {
        RunMetadata first = run("first", 0, "7", "11");
        RunMetadata second = run("second", 60, "7", "12");
        RunMetadata third = run("third", 120, "7", "20");
        RunMetadata another = run("another", 180, "8", "21");
        Repeated repeated = new Repeated(List.of(another, third, first, second));

        assertThat(repeated.by(first)).isNull();
        assertThat(repeated.by(second)).isEqualTo("first");
        assertThat(repeated.by(third)).isEqualTo("second");
        assertThat(repeated.by(another)).isNull();
    }

    @Test
    void believesWhatTheRunSaysItself() {
        RunMetadata first = run("first", 0, "7", "11");
        RunMetadata second =
                run("second", 60, "7", "12").toBuilder().rerunOf("given").build();

        assertThat(new Repeated(List.of(first, second)).by(second)).isEqualTo("given");
    }

    /** A repository in memory counts anew in each process. */
    @Test
    void mixesNoRepositories() {
        RunMetadata yesterday = run("yesterday", 0, "1", "1");
        RunMetadata today = run("today", 86_400, "1", "1");
        RunMetadata odd = run("odd", 86_500, "1", "first");
        RunMetadata laterStart = run("later-start", 90_000, "2", "1");
        RunMetadata before = run("before", 80_000, "2", "2");
        Repeated repeated = new Repeated(List.of(yesterday, today, odd, laterStart, before));

        assertThat(List.of(yesterday, today, odd, before))
                .allSatisfy(run -> assertThat(repeated.by(run)).isNull());
    }

    private static RunMetadata run(String id, long seconds, String instance, String execution) {
        return RunMetadata.builder(id, "nightly", START.plusSeconds(seconds))
                .labels(Map.of("spring_batch.job_instance_id", instance, "spring_batch.job_execution_id", execution))
                .build();
    }
}
