package io.runtrack.cli.export;

import io.runtrack.cli.export.ExportTables.Email;
import io.runtrack.cli.export.ExportTables.File;
import io.runtrack.cli.export.ExportTables.Run;
import io.runtrack.cli.runs.UnreadableDocuments;
import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.outcome.RunTree;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the rows of one day, record by record: memory does not grow with the length of logs. What cannot be read is
 * named, and left out. For one thread.
 */
final class DayExport {
    private final TrackingStorage storage;
    private final LocalDate day;
    private final List<RunMetadata> runs;
    private final Rows rows = new Rows();

    /** How many rows were written. */
    static final class Rows {
        long runs;
        long files;
        long emails;

        void add(Rows other) {
            runs += other.runs;
            files += other.files;
            emails += other.emails;
        }
    }

    /**
     * Of one day.
     *
     * @param runs those of the day and of its neighbours, whose records may be later attempts of the same files
     */
    DayExport(TrackingStorage storage, LocalDate day, List<RunMetadata> runs) {
        this.storage = storage;
        this.day = day;
        this.runs = runs;
    }

    Rows write(DayFiles files, UnreadableDocuments unreadable) throws IOException {
        RunLogs logs = new RunLogs(storage);
        Set<String> counting = new HashSet<>();
        RunTree.counting(runs).forEach(run -> counting.add(run.runId()));
        TableWriter<Run> runTable = files.begin("runs", ExportTables.RUNS);
        TableWriter<Email> emailTable = files.begin("emails", ExportTables.EMAILS);
        for (RunMetadata run : oldestFirst()) {
            runTable.write(new Run(run, steps(run, unreadable), !counting.contains(run.runId())));
            rows.runs++;
            emails(run, emailTable, unreadable);
        }
        TableWriter<File> fileTable = files.begin("files", ExportTables.FILES);
        for (RunTree tree : RunTree.all(runs)) {
            for (List<RunMetadata> unit : tree.units()) {
                if (unit.stream().anyMatch(this::isOfDay)) {
                    unit(unit, logs, fileTable);
                }
            }
        }
        for (RunMetadata run : oldestFirst()) {
            if (!counting.contains(run.runId())) {
                replaced(run, logs, fileTable);
            }
        }
        logs.unreadable().forEach(unreadable::add);
        return rows;
    }

    private boolean isOfDay(RunMetadata run) {
        return ExportTables.day(run).equals(day);
    }

    private List<RunMetadata> oldestFirst() {
        return runs.stream()
                .filter(this::isOfDay)
                .sorted(Comparator.comparing(RunMetadata::startedAt).thenComparing(RunMetadata::runId))
                .toList();
    }

    private List<RunStep> steps(RunMetadata run, UnreadableDocuments unreadable) {
        try {
            return storage.readSteps(run);
        } catch (UncheckedIOException failure) {
            unreadable.add(failure.getMessage());
            return List.of();
        }
    }

    private void emails(RunMetadata run, TableWriter<Email> table, UnreadableDocuments unreadable) throws IOException {
        try (Stream<EmailResult> results = storage.readEmails(run)) {
            Iterator<EmailResult> each = results.iterator();
            while (hasNext(each, unreadable)) {
                table.write(new Email(run, each.next()));
                rows.emails++;
            }
        } catch (UncheckedIOException failure) {
            unreadable.add(failure.getMessage());
        }
    }

    /** Only what is thrown in reading is an unreadable document; what is thrown in writing ends the export. */
    private static boolean hasNext(Iterator<?> records, UnreadableDocuments unreadable) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException failure) {
            unreadable.add(failure.getMessage());
            return false;
        }
    }

    /** A run and its workers: which record is the last of a file is decided among all of them. */
    private void unit(List<RunMetadata> unit, RunLogs logs, TableWriter<File> table) throws IOException {
        FinalRecords records = logs.files(unit);
        try (Stream<FinalRecords.Entry> entries = logs.attempts(unit)) {
            int position = 0;
            for (Iterator<FinalRecords.Entry> each = entries.iterator(); each.hasNext(); position++) {
                FinalRecords.Entry entry = each.next();
                if (isOfDay(entry.run())) {
                    write(table, entry, records.isFinal(position), records.isRepaired(position));
                }
            }
        }
    }

    private void replaced(RunMetadata run, RunLogs logs, TableWriter<File> table) throws IOException {
        try (Stream<FinalRecords.Entry> entries = logs.attempts(List.of(run))) {
            for (Iterator<FinalRecords.Entry> each = entries.iterator(); each.hasNext(); ) {
                write(table, each.next(), false, false);
            }
        }
    }

    private void write(TableWriter<File> table, FinalRecords.Entry entry, boolean isFinal, boolean isRepaired)
            throws IOException {
        table.write(new File(entry.run(), entry.log(), isFinal, isRepaired));
        rows.files++;
    }
}
