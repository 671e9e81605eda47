package io.runtrack.cli.report.figures;

import io.runtrack.figures.ExpectedRun;
import io.runtrack.figures.FigureOptions;
import io.runtrack.model.RunMetadata;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about.
 *
 * @param title its heading
 * @param trackingPath where the runs are; null when the command line is to say
 * @param commands only runs of these; all when empty
 * @param subcommands only runs of these; all when empty
 * @param labels only runs with all of these
 * @param zone the time zone of days and times
 * @param baselineDays how many days before the period say what is new and usual
 * @param thresholds what is too much
 * @param expected the runs that there should be
 * @param output where it goes; the command line may say otherwise
 */
public record ReportConfig(
        String title,
        @Nullable String trackingPath,
        List<String> commands,
        List<String> subcommands,
        Map<String, String> labels,
        ZoneId zone,
        int baselineDays,
        Thresholds thresholds,
        List<ExpectedRun> expected,
        Output output) {

    /** What its figures are about. */
    public FigureOptions figures() {
        return new FigureOptions(zone, baselineDays, this::isWanted, expected);
    }

    /** Which runs count, in one line: the same for the same ones. */
    public String selection() {
        return new TreeSet<>(commands) + " " + new TreeSet<>(subcommands) + " " + new TreeMap<>(labels);
    }

    /** Whether a run counts. */
    public boolean isWanted(RunMetadata run) {
        return (commands.isEmpty() || commands.contains(run.command()))
                && (subcommands.isEmpty() || subcommands.contains(String.valueOf(run.subcommand())))
                && run.labels().entrySet().containsAll(labels.entrySet());
    }

    /**
     * The same in the zone that a command was given.
     *
     * @param given null for the config's own
     */
    public ReportConfig in(@Nullable ZoneId given) {
        return given == null
                ? this
                : new ReportConfig(
                        title,
                        trackingPath,
                        commands,
                        subcommands,
                        labels,
                        given,
                        baselineDays,
                        thresholds,
                        expected,
                        output);
    }

    /**
     * Percentages beyond which {@code --fail-on-threshold} fails; null for no limit.
     *
     * @param failedFilesPercent of all files
     * @param failedEmailsPercent of all emails
     */
    public record Thresholds(
            @Nullable Double failedFilesPercent, @Nullable Double failedEmailsPercent) {}

    /**
     * Where the report goes.
     *
     * @param dir the folder, null for the working directory
     * @param formats in which formats; HTML when empty
     */
    public record Output(@Nullable String dir, List<ReportFormat> formats) {}
}
