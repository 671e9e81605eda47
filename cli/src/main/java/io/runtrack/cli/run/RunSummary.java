package io.runtrack.cli.run;

import io.runtrack.answer.Fields;
import io.runtrack.answer.RunWords;
import io.runtrack.answer.ShownDuration;
import io.runtrack.cli.runs.RunList;
import io.runtrack.cli.runs.ShownStatus;
import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Style;
import io.runtrack.cli.terminal.Times;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.Sums;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what there is to say of a run in one line a fact, and nothing where there is nothing to say. */
final class RunSummary {
    private static final int NAME_WIDTH = 12;

    private final Screen screen;
    private final ZoneId zone;
    private final Instant now;

    RunSummary(Screen screen, ZoneId zone, Instant now) {
        this.screen = screen;
        this.zone = zone;
        this.now = now;
    }

    void write(GivenTree given, Ancestors ancestors) {
        RunMetadata run = given.run();
        if (run == null) {
            line("Run", given.tree().runId() + ", which is not stored: the runs below name it");
            cell("Status", ShownStatus.of(given.tree().state(now)).cell());
            return;
        }
        write(run);
        for (Ancestors.Ancestor each : ancestors.above()) {
            String name = each.id().equals(run.parentRunId()) ? "Parent run" : "Part of";
            line(name, each.id() + (each.mayBeHidden() ? ", which could not be read" : described(each.run())));
        }
        line("Rerun of", run.rerunOf());
        given.reruns().forEach(rerun -> line("Redone by", rerun.runId() + described(rerun)));
        writeOrigin(run);
    }

    private String described(@Nullable RunMetadata run) {
        return run == null
                ? ", which is not stored"
                : ", " + RunList.command(run) + ", " + ShownStatus.of(run, now).text() + ", started "
                        + time(run.startedAt());
    }

    private void write(RunMetadata run) {
        ShownStatus status = ShownStatus.of(run, now);
        line("Run", run.runId());
        line("Command", joined(" ", run.command(), run.subcommand()));
        cell("Status", status.cell());
        line("Started", time(run.startedAt()));
        line("Ended", ended(run));
        line("Last sign", status == ShownStatus.STALE || status == ShownStatus.RUNNING ? sign(run) : null);
        line("Files", files(run));
        line("Emails", emails(run));
        cell("Error", Cell.of(RunWords.error(run.errorType(), run.errorMessage()), Style.BAD));
        line("Exit code", text(run.exitCode()));
        line("Signal", text(run.signal()));
        line("Dropped", run.droppedRecords() == 0 ? null : run.droppedRecords() + " records could not be kept");
    }

    private void writeOrigin(RunMetadata run) {
        RunEnvironment environment = run.environment();
        line("Config", run.configPath());
        line("Target date", run.targetDate());
        line("Worker", run.worker());
        line("Trace", joined(", span ", run.traceId(), run.spanId()));
        line("Labels", Fields.labels(run));
        line("Process", process(environment));
        line("Main class", environment.mainClass());
        line("Git commit", environment.gitCommit());
    }

    private @Nullable String ended(RunMetadata run) {
        Duration taken = Times.taken(run);
        return run.completedAt() == null || taken == null
                ? null
                : time(run.completedAt()) + ", after " + ShownDuration.of(taken);
    }

    private String sign(RunMetadata run) {
        Instant sign = run.heartbeatAt() == null ? run.startedAt() : run.heartbeatAt();
        return time(sign) + ", " + ShownDuration.of(Duration.between(sign, now)) + " ago";
    }

    private static String files(RunMetadata run) {
        return run.totalFiles() + " in all: " + run.successCount() + " succeeded, " + run.failedCount() + " failed, "
                + run.skippedCount() + " skipped";
    }

    private static @Nullable String emails(RunMetadata run) {
        return Sums.emails(run) == 0
                ? null
                : run.emailsSent() + " sent, " + run.emailsFailed() + " failed, " + run.emailsSkipped() + " skipped";
    }

    private static @Nullable String process(RunEnvironment environment) {
        return joined(
                ", ",
                environment.host(),
                environment.pid() == null ? null : "pid " + environment.pid(),
                environment.user() == null ? null : "user " + environment.user(),
                environment.javaVersion() == null ? null : "Java " + environment.javaVersion(),
                environment.agentVersion() == null ? null : "runtrack " + environment.agentVersion());
    }

    private String time(Instant instant) {
        return Times.shown(instant, zone) + " " + zone;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String joined(String separator, @Nullable String... parts) {
        String joined = Stream.of(parts).filter(part -> part != null).collect(Collectors.joining(separator));
        return joined.isEmpty() ? null : joined;
    }

    private void line(String name, @Nullable String value) {
        cell(name, Cell.of(value));
    }

    private void cell(String name, Cell value) {
        if (!value.text().isEmpty()) {
            String label = name + " ".repeat(NAME_WIDTH - name.length());
            screen.out()
                    .println(Style.FAINT.apply(label, screen.colours())
                            + value.style().apply(value.text(), screen.colours()));
        }
    }
}
