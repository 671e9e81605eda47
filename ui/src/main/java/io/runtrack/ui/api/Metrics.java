package io.runtrack.ui.api;

import io.runtrack.metrics.MetricsFold;
import io.runtrack.metrics.RunMetrics;
import io.runtrack.question.TimeRange;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import io.runtrack.ui.server.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;

/** {@code /metrics}: what {@code runtrack metrics} writes, of the runs in memory. Stateless. */
final class Metrics {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private Metrics() {}

    static Answer answer(Runs runs, Instant now) throws IOException {
        Instant from = now.minus(RunMetrics.USUAL_SPAN);
        MetricsFold fold = new MetricsFold(now);
        fold.add(runs.between(from, now.plus(TimeRange.CLOCK_SKEW)).runs());
        RunMetrics metrics = fold.end(
                successes -> runs.between(EARLIEST, from.minusNanos(1)).runs().forEach(successes::add));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        metrics.writeOpenMetrics(text);
        return Answer.of(RunMetrics.openMetricsType(), Body.of(text.toByteArray()));
    }
}
