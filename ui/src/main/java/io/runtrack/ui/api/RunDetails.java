package io.runtrack.ui.api;

import io.runtrack.answer.Fields;
import io.runtrack.answer.JsonOutput;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import io.runtrack.outcome.RunTree;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers what a run is part of, what is part of it, and which runs are beside it. Stateless. */
final class RunDetails {
    private static final int MOST_NODES = 2_000;

    private RunDetails() {}

    static Answer answer(GivenRun given, List<RunStep> steps, Runs runs, RunJson runJson) throws IOException {
        RunTree tree = given.tree(runs);
        RunMetadata run = given.run();
        return Json.answer(json -> {
            if (run == null) {
                RunJson.writeUnknown(json, given.id());
            } else {
                runJson.writeFields(json, run);
            }
            Fields.writeSteps(json, steps);
            Json.object(json, "tree", out -> {
                Json.text(out, "status", tree.state(runJson.now()).text());
                out.fields(Fields.TREE, tree.counts());
            });
            runJson.writeAll(json, "children", stored(tree.children()));
            runJson.writeAll(json, "replaced", tree.replaced());
            runJson.writeAll(json, "parents", run == null ? List.of() : runs.ancestors(run));
            RunMetadata redone = run == null || run.rerunOf() == null ? null : runs.byId(run.rerunOf());
            runJson.writeAll(json, "redoes", redone == null ? List.of() : List.of(redone));
            runJson.writeAll(json, "redone_by", runs.rerunsOf(given.id()));
            Json.text(json, "previous", run == null ? null : neighbour(run, runs, 1));
            Json.text(json, "following", run == null ? null : neighbour(run, runs, -1));
        });
    }

    private static List<RunMetadata> stored(List<RunTree> children) {
        List<RunMetadata> stored = new ArrayList<>();
        for (RunTree child : children) {
            RunMetadata run = child.run();
            if (run != null) {
                stored.add(run);
            }
        }
        return stored;
    }

    /** The next run of the same command and subcommand: an older one or a newer one. */
    private static @Nullable String neighbour(RunMetadata run, Runs runs, int step) {
        List<RunMetadata> all = runs.all();
        for (int i = runs.placeOf(run) + step; i >= 0 && i < all.size(); i += step) {
            RunMetadata other = all.get(i);
            if (other.command().equals(run.command()) && Objects.equals(other.subcommand(), run.subcommand())) {
                return other.runId();
            }
        }
        return null;
    }

    /** The run and all below it. */
    static Answer tree(GivenRun given, Runs runs, RunJson runJson) throws IOException {
        RunTree tree = given.tree(runs);
        int[] left = {0};
        return Json.answer(json -> {
            Json.text(json, "run_id", given.id());
            json.generator().writeArrayFieldStart("nodes");
            writeNode(json, tree, 0, new int[] {MOST_NODES}, left, runJson);
            json.generator().writeEndArray();
            Json.number(json, "left_out", left[0]);
        });
    }

    private static void writeNode(JsonOutput json, RunTree tree, int depth, int[] room, int[] left, RunJson runJson)
            throws IOException {
        if (room[0]-- <= 0) {
            left[0] += tree.runs().size();
            return;
        }
        json.generator().writeStartObject();
        Json.text(json, "run_id", tree.runId());
        Json.number(json, "depth", depth);
        Json.text(json, "state", tree.state(runJson.now()).text());
        RunMetadata run = tree.run();
        if (run == null) {
            json.generator().writeNullField("run");
        } else {
            json.generator().writeFieldName("run");
            runJson.write(json, run);
        }
        json.generator().writeEndObject();
        for (RunTree child : tree.children()) {
            writeNode(json, child, depth + 1, room, left, runJson);
        }
    }
}
