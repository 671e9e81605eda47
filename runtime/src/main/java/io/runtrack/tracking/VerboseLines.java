package io.runtrack.tracking;

import io.runtrack.journal.entry.FileEntry;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.PrintableText;
import io.runtrack.model.RunMetadata;
import io.runtrack.tracking.delivery.RunListener;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One line for each thing recorded, to be read at a glance while a pipeline runs. */
public final class VerboseLines implements RunListener {
    private final Consumer<String> lines;

    /**
     * Writes lines.
     *
     * @param lines takes each, without a line end; called on the background thread
     */
    public VerboseLines(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void runStarted(RunMetadata run) {
        lines.accept("run " + name(run) + " started, id " + run.runId());
    }

    @Override
    public void runDescribed(RunMetadata run) {
        lines.accept("run " + name(run) + " is what run " + run.runId() + " is called now");
    }

    @Override
    public void fileRecorded(RunMetadata run, FileEntry file) {
        FileProcessingLog log = file.log();
        lines.accept(String.format(
                Locale.ROOT,
                "%-7s %s%s%s%s",
                lower(log.status()),
                printable(log.filePath()),
                log.processingTimeMs() == null ? "" : " " + log.processingTimeMs() + " ms",
                log.attempt() > 1 ? " attempt " + log.attempt() : "",
                reason(log.errorType(), log.errorMessage())));
    }

    @Override
    public void emailRecorded(RunMetadata run, EmailResult result) {
        lines.accept(String.format(
                Locale.ROOT,
                "%-7s email %s%s",
                lower(result.status()),
                printable(result.email() == null ? result.agentId() : result.email()),
                reason(null, result.reason())));
    }

    @Override
    public void runEnded(RunMetadata run) {
        Duration ran = run.completedAt() == null ? Duration.ZERO : Duration.between(run.startedAt(), run.completedAt());
        lines.accept(String.format(
                Locale.ROOT,
                "run %s %s in %.1f s: %d files, %d ok, %d failed, %d skipped; emails %d sent, %d failed, %d skipped%s",
                name(run),
                lower(run.status()),
                ran.toMillis() / 1000.0,
                run.totalFiles(),
                run.successCount(),
                run.failedCount(),
                run.skippedCount(),
                run.emailsSent(),
                run.emailsFailed(),
                run.emailsSkipped(),
                reason(run.errorType(), run.errorMessage())));
    }

    private static String name(RunMetadata run) {
        return printable(run.subcommand() == null ? run.command() : run.command() + " " + run.subcommand());
    }

    private static String reason(@Nullable String type, @Nullable String message) {
        if (type == null && message == null) {
            return "";
        }
        String text = type == null ? message : message == null ? type : type + ": " + message;
        return " (" + printable(text) + ")";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Keeps an event on its line, and a terminal from obeying what a path says. */
    private static String printable(@Nullable String text) {
        return text == null ? "-" : PrintableText.of(text);
    }
}
