package io.runtrack.ui.api;

import io.runtrack.annotations.FileStatus;
import io.runtrack.answer.Field;
import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.StoredTime;
import io.runtrack.figures.Command;
import io.runtrack.figures.Period;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.figures.facts.ErrorKind;
import io.runtrack.figures.facts.FactsSource;
import io.runtrack.figures.facts.FailedFiles;
import io.runtrack.figures.facts.LaterRuns;
import io.runtrack.figures.logs.ErrorMessages;
import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunTree;
import io.runtrack.question.TimeRange;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import io.runtrack.ui.server.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Answers the errors of all runs of a time, by their type and normalised message. Safe for several threads. */
final class Errors {
    private static final int MOST_FILES = 1_000;
    private static final List<Field<PeriodFigures.ErrorGroup>> FIELDS = List.of(
            new Field<>("fingerprint", error -> error.kind().fingerprint()),
            new Field<>("error_type", error -> error.kind().type()),
            new Field<>("error_message", error -> error.kind().message()),
            new Field<>("files", PeriodFigures.ErrorGroup::files),
            new Field<>("still_failed", PeriodFigures.ErrorGroup::stillFailed),
            new Field<>("first_seen", error -> StoredTime.text(error.firstSeen())),
            new Field<>("last_seen", error -> StoredTime.text(error.lastSeen())),
            new Field<>("example", PeriodFigures.ErrorGroup::example),
            new Field<>("example_file", PeriodFigures.ErrorGroup::exampleFile),
            new Field<>("example_run", error -> error.exampleRun().runId()));

    /** In one row, as tables have it. */
    private static final List<Field<PeriodFigures.ErrorGroup>> ROW = Stream.concat(
                    FIELDS.stream(),
                    Stream.of(
                            new Field<PeriodFigures.ErrorGroup>("is_new", PeriodFigures.ErrorGroup::isNew),
                            new Field<PeriodFigures.ErrorGroup>("usual_a_day", PeriodFigures.ErrorGroup::usualADay),
                            new Field<PeriodFigures.ErrorGroup>(
                                    "is_above_usual", PeriodFigures.ErrorGroup::isAboveUsual)))
            .toList();

    private final Stored stored;
    private final Nights nights;

    Errors(Stored stored, Nights nights) {
        this.stored = stored;
        this.nights = nights;
    }

    Answer list(Runs runs, Parameters parameters) throws IOException {
        TimeRange range = parameters.range();
        PeriodFigures figures = figures(range, runs, parameters);
        Cursor.Page<PeriodFigures.ErrorGroup> page =
                Cursor.page(figures.errors(), parameters, error -> error.kind().fingerprint());
        if (parameters.isCsv()) {
            return Json.csv("errors", ROW, page.rows());
        }
        return Json.answer(json -> {
            Json.objects(json, "errors", page.rows(), Errors::write);
            Json.number(json, "total", figures.errors().size());
            Json.text(json, "next", page.next());
            writeEnd(json, range, figures, parameters);
        });
    }

    /** By whole minutes, so that the same question a moment later finds the figures that are there. */
    private PeriodFigures figures(TimeRange range, Runs runs, Parameters parameters) {
        Period period = new Period(
                range.from().truncatedTo(ChronoUnit.MINUTES),
                range.hasEnd() ? range.to() : range.to().truncatedTo(ChronoUnit.MINUTES));
        return nights.of(period, parameters.zone(), parameters.text("command"), runs, parameters.now());
    }

    private static void write(JsonOutput json, PeriodFigures.ErrorGroup error) throws IOException {
        json.fields(FIELDS, error);
        Json.flag(json, "is_new", error.isNew());
        Json.number(json, "usual_a_day", error.usualADay());
        Json.flag(json, "is_above_usual", error.isAboveUsual());
    }

    private static void writeEnd(JsonOutput json, TimeRange range, PeriodFigures figures, Parameters parameters)
            throws IOException {
        Json.text(json, "from", StoredTime.text(range.from()));
        Json.text(json, "to", StoredTime.text(range.to()));
        Json.text(json, "zone", parameters.zone());
        Json.texts(json, "unreadable", figures.unreadable());
    }

    /** Where one error occurred. */
    private static final class Places {
        private final Map<RunMetadata, Integer> runs = new LinkedHashMap<>();
        private final Map<Command, Integer> commands = new TreeMap<>();
        private final Map<LocalDate, Integer> days = new TreeMap<>();
        private final List<FileProcessingLog> files = new ArrayList<>();
        private final List<RunMetadata> runsOfFiles = new ArrayList<>();
        private final FailedFiles failed = new FailedFiles();
    }

    Answer one(String fingerprint, Runs runs, Parameters parameters, RunJson runJson) throws IOException {
        TimeRange range = parameters.range();
        PeriodFigures figures = figures(range, runs, parameters);
        PeriodFigures.ErrorGroup error = figures.errors().stream()
                .filter(each -> each.kind().fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("no error " + fingerprint + " in this time; widen it with from="));
        Places places = places(error.kind(), figures, parameters);
        lookForRedone(places, figures, runs, parameters);
        return Json.answer(json -> {
            write(json, error);
            Json.objects(json, "runs", places.runs.entrySet(), (out, each) -> {
                out.generator().writeFieldName("run");
                runJson.write(out, each.getKey());
                Json.number(out, "files", each.getValue());
            });
            Json.objects(json, "commands", places.commands.entrySet(), (out, each) -> {
                Json.text(out, "command", each.getKey().name());
                Json.text(out, "subcommand", each.getKey().subcommand());
                Json.number(out, "count", each.getValue());
            });
            Json.objects(json, "days", places.days.entrySet(), (out, each) -> {
                Json.text(out, "day", each.getKey());
                Json.number(out, "count", each.getValue());
            });
            Iterator<RunMetadata> runsOfFiles = places.runsOfFiles.iterator();
            Json.objects(json, "failed", places.files, (out, file) -> {
                Json.text(out, "run_id", file.runId());
                Json.text(out, "file_path", file.filePath());
                Json.text(out, "started_at", StoredTime.text(file.startedAt()));
                Json.text(out, "error_message", file.errorMessage());
                Json.flag(out, "redone", places.failed.isRedone(runsOfFiles.next(), file));
            });
            writeEnd(json, range, figures, parameters);
        });
    }

    private Places places(ErrorKind kind, PeriodFigures figures, Parameters parameters) {
        Places places = new Places();
        RunLogs logs = new RunLogs(stored.storage());
        for (RunTree tree : RunTree.all(figures.runs())) {
            for (List<RunMetadata> unit : tree.units()) {
                if (unit.stream().anyMatch(run -> run.failedCount() > 0)) {
                    logs.files(unit).forEach(file -> {
                        if (isOf(kind, file.log())) {
                            add(places, file.run(), file.log(), parameters);
                        }
                    });
                }
            }
        }
        return places;
    }

    private void lookForRedone(Places places, PeriodFigures figures, Runs runs, Parameters parameters) {
        Instant from = figures.period().from();
        LaterRuns later = new LaterRuns(runs.counting(runs.since(from)), from);
        FactsSource source = nights.source(parameters.zone(), parameters.text("command"), parameters.now());
        later.byDay(places.failed, parameters.zone())
                .forEach(day -> places.failed.redo(source.successes(day, places.failed), later));
    }

    private static boolean isOf(ErrorKind kind, FileProcessingLog log) {
        return log.status() == FileStatus.FAILED
                && kind.equals(
                        new ErrorKind(log.errorType(), ErrorMessages.normalised(log.errorMessage(), log.filePath())));
    }

    private static void add(Places places, RunMetadata run, FileProcessingLog log, Parameters parameters) {
        places.runs.merge(run, 1, Integer::sum);
        places.commands.merge(Command.of(run), 1, Integer::sum);
        places.days.merge(LocalDate.ofInstant(run.startedAt(), parameters.zone()), 1, Integer::sum);
        places.failed.addFailure(run, log);
        if (places.files.size() < MOST_FILES) {
            places.runsOfFiles.add(run);
            places.files.add(log.toBuilder().runId(run.runId()).build());
        }
    }
}
