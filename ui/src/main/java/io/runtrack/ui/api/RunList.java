package io.runtrack.ui.api;

import io.runtrack.answer.Fields;
import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.StoredTime;
import io.runtrack.figures.UsualTimes;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.Sums;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.RunListing;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Answers {@code runs}: those of a time that some filters leave, with what they come to. Safe for several threads. */
final class RunList {
    private static final int MOST_FACETS = 50;
    private static final Map<String, Comparator<RunMetadata>> ORDERS = Map.of(
            "started", Comparator.comparing(RunMetadata::startedAt),
            "ended", Comparator.comparing(RunMetadata::completedAt, Comparator.nullsLast(Comparator.naturalOrder())),
            "took", Comparator.comparing(UsualTimes::millis, Comparator.nullsFirst(Comparator.<Long>naturalOrder())),
            "files", Comparator.comparingLong(RunMetadata::totalFiles),
            "failed", Comparator.comparingLong(RunMetadata::failedCount),
            "command",
                    Comparator.comparing(RunMetadata::command)
                            .thenComparing(RunMetadata::subcommand, Comparator.nullsFirst(Comparator.naturalOrder())));
    private static final List<String> SORTS = ORDERS.keySet().stream()
            .sorted()
            .flatMap(order -> Stream.of(order, "-" + order))
            .toList();

    private final Stored stored;

    RunList(Stored stored) {
        this.stored = stored;
    }

    Answer answer(Runs runs, Parameters parameters, RunJson runJson) throws IOException {
        TimeRange range = parameters.range();
        RunListing listing = runs.between(range.from(), range.to());
        RunQuery query = RunQuery.of(parameters, stored.options().wanted(), parameters.now());
        RunQuery.Matches matches = query.among(listing.runs());
        List<RunMetadata> wanted = matches.wanted();
        String sort = parameters.oneOf("sort", SORTS, "-started");
        if (!sort.equals("-started")) {
            wanted.sort(order(sort));
        }
        Cursor.Page<RunMetadata> page = Cursor.page(wanted, parameters, RunMetadata::runId);
        if (parameters.isCsv()) {
            return Json.csv("runs", Fields.row(parameters.now()), page.rows());
        }
        return Json.answer(json -> {
            runJson.writeAll(json, "runs", page.rows());
            Json.text(json, "next", page.next());
            Json.number(json, "total", wanted.size());
            Json.text(json, "from", StoredTime.text(range.from()));
            Json.text(json, "to", StoredTime.text(range.to()));
            Json.text(json, "zone", parameters.zone());
            writeFacets(json, matches, runJson);
            writeFiles(json, wanted);
            Json.number(json, "unreadable", listing.unreadable().size());
            if (wanted.isEmpty()) {
                Json.objects(json, "excluded_by", query.values().keySet(), (out, name) -> {
                    Json.text(out, "parameter", name);
                    Json.text(out, "value", query.values().get(name));
                    Json.number(out, "runs", matches.without(name).size());
                });
            }
            Json.text(json, "command_line", new CommandLines(parameters).runsList());
        });
    }

    /** Of equals the newest comes first. */
    private static Comparator<RunMetadata> order(String sort) {
        boolean descending = sort.startsWith("-");
        Comparator<RunMetadata> order =
                Objects.requireNonNull(ORDERS.get(descending ? sort.substring(1) : sort), "a sort of SORTS");
        return (descending ? order.reversed() : order)
                .thenComparing(Comparator.comparing(RunMetadata::startedAt).reversed())
                .thenComparing(RunMetadata::runId);
    }

    private static void writeFacets(JsonOutput json, RunQuery.Matches matches, RunJson runJson) throws IOException {
        Json.object(json, "facets", out -> {
            Json.counts(
                    out,
                    "status",
                    counted(
                            matches.without("status"),
                            run -> Stream.of(RunState.of(run, runJson.now()).text())));
            Json.counts(out, "command", counted(matches.without("command"), run -> Stream.of(run.command())));
            Json.counts(out, "label", counted(matches.without("label"), run -> run.labels().entrySet().stream()
                    .map(label -> label.getKey() + "=" + label.getValue())));
        });
    }

    private interface Values {
        Stream<String> of(RunMetadata run);
    }

    /** The most frequent ones first. */
    private static Map<String, Long> counted(List<RunMetadata> runs, Values values) {
        Map<String, Long> counts = new LinkedHashMap<>();
        runs.forEach(run -> values.of(run).forEach(value -> counts.merge(value, 1L, Long::sum)));
        Map<String, Long> most = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_FACETS)
                .forEach(each -> most.put(each.getKey(), each.getValue()));
        return most;
    }

    private static void writeFiles(JsonOutput json, List<RunMetadata> runs) throws IOException {
        Json.object(json, "files", out -> {
            Json.number(out, "total", Sums.of(runs, RunMetadata::totalFiles));
            Json.number(out, "success", Sums.of(runs, RunMetadata::successCount));
            Json.number(out, "failed", Sums.of(runs, RunMetadata::failedCount));
            Json.number(out, "skipped", Sums.of(runs, RunMetadata::skippedCount));
        });
    }
}
