package io.runtrack.ui.api;

import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.StoredTime;
import io.runtrack.figures.Command;
import io.runtrack.figures.FigureOptions;
import io.runtrack.figures.Period;
import io.runtrack.figures.UsualTimes;
import io.runtrack.figures.facts.TimesSketch;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.Sums;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import io.runtrack.ui.server.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers what commands there are, and how one of them did day by day. Safe for several threads. */
final class Commands {
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 400;
    private static final int MOST_RUNS = 1_000;

    private final FigureOptions options;

    Commands(FigureOptions options) {
        this.options = options;
    }

    Answer list(Runs runs, Parameters parameters, RunJson runJson) throws IOException {
        Period period = period(USUAL_DAYS, parameters);
        Map<Command, List<RunMetadata>> byCommand = new TreeMap<>();
        for (RunMetadata run : runs.between(period.from(), period.to()).runs()) {
            if (options.wanted().test(run)) {
                byCommand
                        .computeIfAbsent(Command.of(run), first -> new ArrayList<>())
                        .add(run);
            }
        }
        return Json.answer(json -> {
            Json.objects(json, "commands", byCommand.entrySet(), (out, each) -> {
                Json.text(out, "command", each.getKey().name());
                Json.text(out, "subcommand", each.getKey().subcommand());
                Json.number(out, "runs", each.getValue().size());
                out.generator().writeFieldName("last_run");
                runJson.write(out, each.getValue().get(0));
                Json.text(out, "href", Links.command(each.getKey()));
            });
            writePeriod(json, period);
        });
    }

    private static Period period(int days, Parameters parameters) {
        ZoneId zone = parameters.zone();
        LocalDate last = LocalDate.ofInstant(parameters.now(), zone);
        return new Period(
                Period.of(last.minusDays(days - 1L), zone).from(),
                Period.of(last, zone).to());
    }

    private static void writePeriod(JsonOutput json, Period period) throws IOException {
        Json.text(json, "from", StoredTime.text(period.from()));
        Json.text(json, "to", StoredTime.text(period.to()));
    }

    Answer one(Command command, Runs runs, Parameters parameters, RunJson runJson) throws IOException {
        int days = parameters.number("days", 1, MOST_DAYS, USUAL_DAYS);
        ZoneId zone = parameters.zone();
        Period period = period(days, parameters);
        Period earlier = period.daysBefore(options.baselineDays(), zone);
        List<RunMetadata> all = runs
                .counting(runs.between(earlier.from(), period.to()).runs())
                .stream()
                .filter(run ->
                        Command.of(run).equals(command) && options.wanted().test(run))
                .toList();
        if (all.isEmpty()
                && runs.all().stream().noneMatch(run -> Command.of(run).equals(command))) {
            throw Refusal.notFound("no run of " + command + " is stored");
        }
        List<RunMetadata> shown = all.stream().filter(period::contains).toList();
        return Json.answer(json -> {
            Json.text(json, "command", command.name());
            Json.text(json, "subcommand", command.subcommand());
            writePeriod(json, period);
            Json.text(json, "zone", zone);
            RunJson.write(json, "usual", runJson.usual().of(command));
            writeDays(json, command, all, period, zone, runJson.now());
            runJson.writeAll(json, "runs", shown.subList(0, Math.min(shown.size(), MOST_RUNS)));
            Json.number(json, "left_out", Math.max(0, shown.size() - MOST_RUNS));
        });
    }

    private void writeDays(
            JsonOutput json, Command command, List<RunMetadata> all, Period period, ZoneId zone, Instant now)
            throws IOException {
        Map<LocalDate, List<RunMetadata>> byDay = new HashMap<>();
        for (RunMetadata run : all) {
            byDay.computeIfAbsent(LocalDate.ofInstant(run.startedAt(), zone), first -> new ArrayList<>())
                    .add(run);
        }
        List<LocalDate> days = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(period.to(), zone);
        for (LocalDate day = LocalDate.ofInstant(period.from(), zone); !day.isAfter(last); day = day.plusDays(1)) {
            days.add(day);
        }
        Json.objects(json, "days", days, (out, day) -> {
            writeDay(out, day, byDay.getOrDefault(day, List.of()), now);
            List<RunMetadata> before = new ArrayList<>();
            for (int back = 1; back <= options.baselineDays(); back++) {
                before.addAll(byDay.getOrDefault(day.minusDays(back), List.of()));
            }
            RunJson.write(out, "usual", UsualTimes.of(before).of(command));
        });
    }

    private static void writeDay(JsonOutput json, LocalDate day, List<RunMetadata> runs, Instant now)
            throws IOException {
        TimesSketch times = TimesSketch.small();
        long problems = 0;
        long failedFiles = 0;
        long files = 0;
        for (RunMetadata run : runs) {
            RunState state = RunState.of(run, now);
            times.add(UsualTimes.millis(run));
            problems += state == RunState.SUCCESS || state == RunState.RUNNING ? 0 : 1;
            failedFiles = Sums.plus(failedFiles, run.failedCount());
            files = Sums.plus(files, run.totalFiles());
        }
        Json.text(json, "day", day);
        Json.number(json, "runs", runs.size());
        Json.number(json, "problems", problems);
        Json.number(json, "failed_files", failedFiles);
        Json.number(json, "total_files", files);
        Json.number(json, "median_ms", times.median());
        Json.number(json, "low_ms", times.percentile(10));
        Json.number(json, "high_ms", times.percentile(90));
    }
}
