package io.runtrack.ui.api;

import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.StoredTime;
import io.runtrack.figures.Attention;
import io.runtrack.figures.Command;
import io.runtrack.figures.NightFields;
import io.runtrack.figures.Period;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.figures.UsualTimes;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers {@code today}: a night's figures, what needs attention, the days before, the night over time. */
final class Today {
    private static final int USUAL_DAYS = 21;
    private static final int MOST_LINES = 20;
    private static final int MOST_BARS = 2_000;

    private final Stored stored;
    private final Nights nights;

    Today(Stored stored, Nights nights) {
        this.stored = stored;
        this.nights = nights;
    }

    void prepare(Runs runs, Instant now) {
        ZoneId zone = stored.options().zone();
        nights.of(Period.of(LocalDate.ofInstant(now, zone), zone), zone, runs, now);
    }

    Answer answer(Runs runs, Parameters parameters) throws IOException {
        ZoneId zone = parameters.zone();
        Instant now = parameters.now();
        String given = parameters.text("night");
        LocalDate night =
                LocalDate.ofInstant(given == null ? now : parameters.times().first("night", given), zone);
        int days = parameters.number("days", 7, 90, USUAL_DAYS);
        PeriodFigures figures = nights.of(Period.of(night, zone), zone, runs, now);
        List<Attention.Item> attention = Attention.of(figures, MOST_LINES);
        Links links = new Links(night, zone);
        Grid grid = Grid.of(runs, stored.options(), night, days, zone, now);
        return Json.answer(json -> {
            Json.text(json, "night", night);
            Json.text(json, "zone", zone);
            Json.text(json, "generated_at", StoredTime.text(figures.now()));
            Json.flag(json, "needs_attention", Attention.isNeeded(attention));
            Json.object(json, "figures", out -> {
                out.fields(NightFields.ALL, figures);
                writeSlowest(out, figures);
            });
            Json.objects(json, "attention", attention, (out, item) -> {
                out.fields(NightFields.ITEM, item);
                Json.text(out, "href", links.of(item));
                Json.number(out, "others", item.others());
            });
            grid.write(json, links);
            writeGantt(json, figures, runs, now);
        });
    }

    private static void writeSlowest(JsonOutput json, PeriodFigures figures) throws IOException {
        RunMetadata slowest = null;
        double most = 0;
        for (RunMetadata run : figures.runs()) {
            UsualTimes.Usual usual = figures.usual().of(Command.of(run));
            Long millis = UsualTimes.millis(run);
            double times = usual == null || millis == null ? 0 : (double) millis / Math.max(1, usual.median());
            if (times > most) {
                most = times;
                slowest = run;
            }
        }
        if (!figures.slow().isEmpty()) {
            slowest = figures.slow().get(0).run();
        }
        RunMetadata named = slowest;
        if (named == null) {
            json.generator().writeNullField("slowest");
            return;
        }
        UsualTimes.Usual usual = figures.usual().of(Command.of(named));
        Long millis = UsualTimes.millis(named);
        Json.object(json, "slowest", out -> {
            Json.text(out, "run_id", named.runId());
            Json.text(out, "command", named.command());
            Json.text(out, "subcommand", named.subcommand());
            Json.number(out, "duration_ms", millis);
            RunJson.write(out, "usual", usual);
            Json.number(out, "times", times(millis, usual));
        });
    }

    private static @Nullable Double times(@Nullable Long millis, UsualTimes.@Nullable Usual usual) {
        return millis == null || usual == null ? null : Math.round(10.0 * millis / Math.max(1, usual.median())) / 10.0;
    }

    /** What ran within the night, also what had begun before. */
    private static void writeGantt(JsonOutput json, PeriodFigures figures, Runs runs, Instant now) throws IOException {
        Period night = figures.period();
        // By whole minutes, so that an answer without news is the same one.
        Instant minute = now.plus(Duration.ofMinutes(1)).minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
        Instant end = night.to().isAfter(minute) ? minute : night.to();
        List<RunMetadata> bars = new ArrayList<>();
        for (RunMetadata run :
                runs.between(night.from().minus(Duration.ofDays(2)), night.to()).runs()) {
            Instant ended = run.completedAt();
            boolean endsWithin = ended == null ? RunState.of(run, now).isOpen() : !ended.isBefore(night.from());
            if (night.contains(run) || endsWithin) {
                bars.add(run);
            }
        }
        bars.sort(Comparator.comparing(RunMetadata::startedAt));
        List<RunMetadata> shown = bars.subList(0, Math.min(bars.size(), MOST_BARS));
        Json.object(json, "gantt", out -> {
            Json.text(out, "from", StoredTime.text(night.from()));
            Json.text(out, "to", StoredTime.text(end));
            Json.number(out, "left_out", bars.size() - shown.size());
            Json.objects(out, "bars", shown, (bar, run) -> writeBar(bar, run, now));
        });
    }

    private static void writeBar(JsonOutput json, RunMetadata run, Instant now) throws IOException {
        Json.text(json, "run_id", run.runId());
        Json.text(json, "command", run.command());
        Json.text(json, "subcommand", run.subcommand());
        Json.text(json, "started_at", StoredTime.text(run.startedAt()));
        Json.text(json, "completed_at", StoredTime.text(run.completedAt()));
        Json.text(json, "status", RunState.of(run, now).text());
        Json.number(json, "failed_count", run.failedCount());
        Json.number(json, "total_files", run.totalFiles());
        Json.text(json, "parent_run_id", run.parentRunId());
        Json.text(json, "rerun_of", run.rerunOf());
        Json.text(json, "worker", run.worker());
        Json.text(json, "href", Links.run(run.runId()));
    }
}
