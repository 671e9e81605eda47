package io.runtrack.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.runtrack.figures.Command;
import io.runtrack.figures.UsualTimes;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.RunTree;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the last run of each command and subcommand ended, when the last successful one did, and how many runs there
 * were. All are gauges: what is pruned is counted no more. A run stands for all below it; the parts of a fan-out are no
 * runs of their own. Immutable.
 */
public final class RunMetrics {
    /** How far back is looked unless somebody says otherwise. */
    public static final Duration USUAL_SPAN = Duration.ofDays(7);

    private final Map<Command, CommandRuns> commands;

    RunMetrics(Map<Command, CommandRuns> commands) {
        this.commands = commands;
    }

    /**
     * Writes OpenMetrics 1.0 text.
     *
     * @throws IOException when the stream does
     */
    public void writeOpenMetrics(OutputStream out) throws IOException {
        write(OpenMetricsTextFormatWriter.create(), out);
    }

    /**
     * Writes Prometheus' own text format, which the node exporter and the Pushgateway read.
     *
     * @throws IOException when the stream does
     */
    public void writePrometheusText(OutputStream out) throws IOException {
        write(PrometheusTextFormatWriter.create(), out);
    }

    /** The content type of {@link #writeOpenMetrics}. */
    public static String openMetricsType() {
        return OpenMetricsTextFormatWriter.CONTENT_TYPE;
    }

    /** The content type of {@link #writePrometheusText}. */
    public static String prometheusTextType() {
        return PrometheusTextFormatWriter.CONTENT_TYPE;
    }

    private void write(ExpositionFormatWriter format, OutputStream out) throws IOException {
        format.write(
                out,
                MetricSnapshots.of(
                        gauge(
                                "last_run_timestamp_seconds",
                                "When the last run started, since 1970.",
                                (run, values) ->
                                        values.add(seconds(run.lastRun().startedAt()))),
                        gauge(
                                "last_run_duration_seconds",
                                "How long the last run took; none while it goes on.",
                                (run, values) -> {
                                    Long millis = UsualTimes.millis(run.lastRun());
                                    if (millis != null) {
                                        values.add(millis / 1000.0);
                                    }
                                }),
                        gauge(
                                "last_run_status",
                                "Where the last run stands, with all below it: 1 for its status.",
                                (run, values) -> {
                                    for (RunState state : RunState.values()) {
                                        values.add("status", state.text(), state == run.lastState() ? 1 : 0);
                                    }
                                }),
                        gauge(
                                "last_success_timestamp_seconds",
                                "When the last successful run ended, since 1970.",
                                (run, values) -> {
                                    Instant success = run.lastSuccess();
                                    if (success != null) {
                                        values.add(seconds(success));
                                    }
                                }),
                        gauge("last_run_files", "Files of the last run, with all below it.", (run, values) -> {
                            RunTree.Counts counts = run.lastCounts();
                            values.add("outcome", "success", counts.success());
                            values.add("outcome", "failed", counts.failed());
                            values.add("outcome", "skipped", counts.skipped());
                        }),
                        gauge("last_run_emails", "Emails of the last run, with all below it.", (run, values) -> {
                            RunTree.Counts counts = run.lastCounts();
                            values.add("outcome", "sent", counts.emailsSent());
                            values.add("outcome", "failed", counts.emailsFailed());
                            values.add("outcome", "skipped", counts.emailsSkipped());
                        }),
                        gauge("runs", "Runs in the time that was looked at.", (run, values) -> {
                            for (RunState state : RunState.values()) {
                                values.add("status", state.text(), run.count(state));
                            }
                        }),
                        gauge(
                                "stale_runs",
                                "Runs that say they are running and have gone silent.",
                                (run, values) -> values.add(run.count(RunState.STALE)))));
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }

    /** Says a metric's values of one command. */
    private interface Values {
        void of(CommandRuns runs, Sample values);
    }

    private GaugeSnapshot gauge(String name, String help, Values values) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name("runtrack_" + name).help(help);
        commands.forEach((command, runs) -> values.of(runs, new Sample(gauge, command)));
        return gauge.build();
    }

    /** Takes the values of one command. */
    private record Sample(GaugeSnapshot.Builder gauge, Command command) {
        void add(long count) {
            add((double) count);
        }

        void add(String label, String text, long count) {
            gauge.dataPoint(new GaugeDataPointSnapshot((double) count, labels().merge(Labels.of(label, text)), null));
        }

        void add(double value) {
            gauge.dataPoint(new GaugeDataPointSnapshot(value, labels(), null));
        }

        private Labels labels() {
            return Labels.of("command", command.name(), "subcommand", text(command.subcommand()));
        }

        private static String text(@Nullable String subcommand) {
            return subcommand == null ? "" : subcommand;
        }
    }
}
