package io.runtrack.cli.report.figures;

import io.runtrack.figures.PeriodFigures;
import io.runtrack.model.RunMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up the counts that runs' metadata hold: in all, by command and status. For one thread. */
final class RunFold {
    private final Instant now;
    private final Map<Command, Map<String, Long>> commands = new TreeMap<>();
    private long runs;
    private long files;
    private long success;
    private long failed;
    private long skipped;
    private long sent;
    private long emailsFailed;
    private long emailsSkipped;

    private record Command(String name, @Nullable String subcommand) implements Comparable<Command> {
        @Override
        public int compareTo(Command other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : text(subcommand).compareTo(text(other.subcommand));
        }

        private static String text(@Nullable String subcommand) {
            return subcommand == null ? "" : subcommand;
        }
    }

    RunFold(Instant now) {
        this.now = now;
    }

    void add(RunMetadata run) {
        runs++;
        files += run.totalFiles();
        success += run.successCount();
        failed += run.failedCount();
        skipped += run.skippedCount();
        sent += run.emailsSent();
        emailsFailed += run.emailsFailed();
        emailsSkipped += run.emailsSkipped();
        commands.computeIfAbsent(new Command(run.command(), run.subcommand()), first -> new LinkedHashMap<>())
                .merge(Words.status(run, now), 1L, Long::sum);
    }

    DeliveryReport.Compared runs(RunFold before) {
        return new DeliveryReport.Compared(runs, before.runs);
    }

    List<DeliveryReport.CommandRow> commands(RunFold before) {
        TreeMap<Command, Map<String, Long>> all = new TreeMap<>(before.commands);
        all.putAll(commands);
        List<DeliveryReport.CommandRow> rows = new ArrayList<>();
        for (Command command : all.keySet()) {
            Map<String, Long> ours = commands.getOrDefault(command, Map.of());
            Map<String, Long> theirs = before.commands.getOrDefault(command, Map.of());
            Map<String, DeliveryReport.Compared> statuses = new LinkedHashMap<>();
            for (String status : Words.STATUSES) {
                statuses.put(
                        status,
                        new DeliveryReport.Compared(ours.getOrDefault(status, 0L), theirs.getOrDefault(status, 0L)));
            }
            rows.add(new DeliveryReport.CommandRow(
                    command.name, command.subcommand, new DeliveryReport.Compared(sum(ours), sum(theirs)), statuses));
        }
        return rows;
    }

    DeliveryReport.Emails emails(RunFold before, EmailFold records) {
        return new DeliveryReport.Emails(
                new DeliveryReport.Compared(sent, before.sent),
                new DeliveryReport.Compared(emailsFailed, before.emailsFailed),
                new DeliveryReport.Compared(emailsSkipped, before.emailsSkipped),
                percent(emailsFailed, sent + emailsFailed + emailsSkipped),
                records.reasons(),
                records.recipients());
    }

    DeliveryReport.Files files(RunFold before, FileFold records, PeriodFigures figures) {
        return new DeliveryReport.Files(
                new DeliveryReport.Compared(files, before.files),
                new DeliveryReport.Compared(success, before.success),
                new DeliveryReport.Compared(failed, before.failed),
                new DeliveryReport.Compared(skipped, before.skipped),
                percent(success, files),
                percent(failed, files),
                records.times().median(),
                records.times().p95(),
                figures.files().failed(),
                figures.files().redone(),
                figures.files().stillFailed(),
                figures.files().repaired(),
                FailureFold.types(figures),
                FailureFold.groups(figures),
                records.agents());
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** To a hundredth; null of nothing. Neither 0 nor 100 unless it is exactly that. */
    private static @Nullable Double percent(long part, long whole) {
        if (whole == 0) {
            return null;
        }
        long hundredths = Math.round(10_000.0 * part / whole);
        if (hundredths == 0 && part > 0) {
            return 0.01;
        }
        return hundredths == 10_000 && part < whole ? 99.99 : hundredths / 100.0;
    }
}
