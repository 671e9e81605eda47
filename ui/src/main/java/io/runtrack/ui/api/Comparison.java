package io.runtrack.ui.api;

import io.runtrack.annotations.FileStatus;
import io.runtrack.answer.Field;
import io.runtrack.answer.JsonOutput;
import io.runtrack.figures.Command;
import io.runtrack.figures.ComparedRun;
import io.runtrack.figures.FailureGroups.Group;
import io.runtrack.figures.RunComparison;
import io.runtrack.model.RunMetadata;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import io.runtrack.ui.server.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Answers what is different between two runs. Safe for several threads. */
final class Comparison {
    private static final int MOST_PATHS = 1_000;

    private final Stored stored;

    Comparison(Stored stored) {
        this.stored = stored;
    }

    Answer answer(RunMetadata run, Runs runs, Parameters parameters, RunJson runJson) throws IOException {
        String with = parameters.text("with");
        RunMetadata before = with == null || with.equals("prev")
                ? lastBefore(run, runs)
                : GivenRun.find(with, runs).stored();
        if (before.runId().equals(run.runId())) {
            throw Refusal.badRequest("with " + before.runId() + " is the run itself; name another");
        }
        List<String> unreadable = new ArrayList<>();
        RunComparison comparison = new RunComparison(read(run, runs, unreadable), read(before, runs, unreadable));
        return Json.answer(json -> {
            writeRun(json, "run", comparison.run(), runJson);
            writeRun(json, "before", comparison.before(), runJson);
            Json.object(json, "errors", out -> {
                writeErrors(out, "new", comparison.newErrors(), comparison);
                writeErrors(out, "gone", comparison.goneErrors(), comparison);
                writeErrors(out, "common", comparison.commonErrors(), comparison);
            });
            Json.object(json, "failed_files", out -> {
                writePaths(out, "both", comparison.failedInBoth());
                writePaths(out, "only_now", comparison.failedOnlyNow());
                writePaths(out, "only_before", comparison.failedOnlyBefore());
            });
            Json.texts(json, "unreadable", unreadable);
        });
    }

    private static RunMetadata lastBefore(RunMetadata run, Runs runs) {
        List<RunMetadata> all = runs.all();
        for (RunMetadata other : all.subList(runs.placeOf(run), all.size())) {
            if (other.startedAt().isBefore(run.startedAt()) && RunComparison.isLike(run, other)) {
                return other;
            }
        }
        throw Refusal.notFound("no run of " + Command.of(run) + " with the same labels ended before " + run.runId()
                + "; name one as with=");
    }

    private ComparedRun read(RunMetadata run, Runs runs, List<String> unreadable) {
        return ComparedRun.read(run, runs.tree(run.runId()).parts(), stored.storage(), unreadable::add);
    }

    private static void writeRun(JsonOutput json, String name, ComparedRun compared, RunJson runJson)
            throws IOException {
        Json.object(json, name, out -> {
            runJson.writeFields(out, compared.run());
            Json.object(out, "final_files", files -> {
                for (FileStatus status : FileStatus.values()) {
                    Json.number(files, Field.lower(status), compared.count(status));
                }
                Json.number(files, "repaired", compared.repaired());
            });
        });
    }

    private static void writeErrors(JsonOutput json, String name, List<Group> groups, RunComparison comparison)
            throws IOException {
        Json.objects(json, name, groups, (out, group) -> {
            Json.text(out, "error_type", group.cause().type());
            Json.text(out, "error_message", group.firstMessage());
            Json.number(out, "count", comparison.run().errors().count(group.cause()));
            Json.number(out, "count_before", comparison.before().errors().count(group.cause()));
        });
    }

    private static void writePaths(JsonOutput json, String name, Collection<String> paths) throws IOException {
        Json.texts(json, name, paths.stream().limit(MOST_PATHS).toList());
        Json.number(json, name + "_total", paths.size());
    }
}
