package io.runtrack.ui.api;

import io.runtrack.annotations.FileStatus;
import io.runtrack.answer.StoredTime;
import io.runtrack.figures.FailureGroups;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.figures.facts.ErrorKind;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.ui.index.FileTable;
import io.runtrack.ui.index.FileTables;
import io.runtrack.ui.server.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the failed files of a run and all below it by their error, by final outcome. Safe for several threads. */
final class RunErrors {
    private static final int ROWS_AT_ONCE = 2_000;
    private static final int MOST_EXAMPLES = 5;

    private final FileTables tables;

    RunErrors(FileTables tables) {
        this.tables = tables;
    }

    /** What is told of a group besides what the figures have. */
    private static final class Example {
        private final List<String> files = new ArrayList<>();
        private @Nullable String stack;
    }

    /**
     * The groups.
     *
     * @param night the figures of the run's day, which know when an error was seen
     */
    Answer answer(FileTables.Files files, PeriodFigures night) throws IOException {
        FileTable table = files.table();
        FailureGroups groups = new FailureGroups();
        Map<FailureGroups.Cause, Example> examples = new HashMap<>();
        List<Integer> failed = failedRows(table);
        for (int start = 0; start < failed.size(); start += ROWS_AT_ONCE) {
            List<Integer> rows = failed.subList(start, Math.min(failed.size(), start + ROWS_AT_ONCE));
            List<FileProcessingLog> logs = tables.read(files, rows);
            for (int i = 0; i < rows.size(); i++) {
                FileProcessingLog log = logs.get(i);
                RunMetadata run = files.run(rows.get(i));
                note(examples.computeIfAbsent(groups.add(log, run.runId()), first -> new Example()), log);
            }
        }
        Map<ErrorKind, PeriodFigures.ErrorGroup> seen = new HashMap<>();
        night.errors().forEach(error -> seen.put(error.kind(), error));
        return Json.answer(json -> {
            Json.objects(json, "errors", groups.largestFirst(), (out, group) -> {
                ErrorKind kind =
                        new ErrorKind(group.cause().type(), group.cause().message());
                PeriodFigures.ErrorGroup known = seen.get(kind);
                Example example = examples.getOrDefault(group.cause(), new Example());
                Json.text(out, "fingerprint", kind.fingerprint());
                Json.text(out, "error_type", group.cause().type());
                Json.text(out, "error_message", group.firstMessage());
                Json.number(out, "count", group.count());
                Json.text(out, "first_file", group.firstFile());
                Json.text(out, "first_run", group.firstRun());
                Json.text(out, "first_seen", known == null ? null : StoredTime.text(known.firstSeen()));
                Json.text(out, "last_seen", known == null ? null : StoredTime.text(known.lastSeen()));
                Json.flag(out, "is_new", known != null && known.isNew());
                Json.texts(out, "files", example.files);
                Json.text(out, "error_stack", example.stack);
            });
            Json.number(json, "total", failed.size());
            Json.number(json, "repaired", repaired(table));
            Json.texts(
                    json,
                    "unreadable",
                    files.unreadable().stream().map(Object::toString).toList());
        });
    }

    private static void note(Example example, FileProcessingLog log) {
        if (example.files.size() < MOST_EXAMPLES && log.filePath() != null) {
            example.files.add(log.filePath());
        }
        example.stack = example.stack == null ? log.errorStack() : example.stack;
    }

    private static List<Integer> failedRows(FileTable table) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            if (table.isFinal(row) && table.status(row) == FileStatus.FAILED) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static int repaired(FileTable table) {
        int repaired = 0;
        for (int row = 0; row < table.size(); row++) {
            repaired += table.isFinal(row) && table.isRepaired(row) ? 1 : 0;
        }
        return repaired;
    }
}
