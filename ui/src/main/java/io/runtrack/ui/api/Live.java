package io.runtrack.ui.api;

import io.runtrack.answer.StoredTime;
import io.runtrack.figures.Command;
import io.runtrack.figures.UsualTimes;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.ui.index.RunChanges;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import io.runtrack.ui.server.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers what goes on now, and what has changed since somebody last asked. Stateless. */
final class Live {
    private static final Duration JUST_ENDED = Duration.ofMinutes(10);
    private static final Duration LONGEST_RUN = Duration.ofDays(14);
    private static final int MOST_EARLIER = 20;
    /** Of a run that hardly moves, nothing can be told. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private static final Pattern CURSOR = Pattern.compile("\\w+-\\d+");

    private Live() {}

    static Answer answer(Runs runs, RunJson runJson) throws IOException {
        Instant now = runJson.now();
        List<RunMetadata> ended = runs.between(now.minus(LONGEST_RUN), now.plus(LONGEST_RUN)).runs().stream()
                .filter(run -> run.completedAt() != null
                        && run.status() != RunStatus.RUNNING
                        && run.completedAt().isAfter(now.minus(JUST_ENDED)))
                .toList();
        return Json.answer(json -> {
            Json.objects(json, "runs", runs.open(), (out, run) -> {
                runJson.writeFields(out, run);
                long millis = Math.max(1, Duration.between(run.startedAt(), now).toMillis());
                Json.number(out, "files_per_minute", Math.round(600_000.0 * run.totalFiles() / millis) / 10.0);
                Long expected = expectedFiles(run, runs);
                Json.number(out, "expected_files", expected);
                Json.text(
                        out,
                        "estimated_end",
                        StoredTime.text(end(run, expected, runJson.usual().of(Command.of(run)), now)));
            });
            runJson.writeAll(json, "ended", ended);
        });
    }

    /** The median of earlier runs of its kind; null without any. */
    private static @Nullable Long expectedFiles(RunMetadata run, Runs runs) {
        List<Long> earlier = new ArrayList<>();
        for (RunMetadata other :
                runs.all().subList(runs.placeOf(run), runs.all().size())) {
            if (earlier.size() == MOST_EARLIER) {
                break;
            }
            if (other.status() == RunStatus.SUCCESS || other.status() == RunStatus.PARTIAL_SUCCESS) {
                if (Command.of(other).equals(Command.of(run)) && other.totalFiles() > 0) {
                    earlier.add(other.totalFiles());
                }
            }
        }
        earlier.sort(null);
        return earlier.isEmpty() ? null : earlier.get(earlier.size() / 2);
    }

    /** By the files that are left or, without any, by how long such a run takes. Null when nothing tells. */
    private static @Nullable Instant end(
            RunMetadata run, @Nullable Long expected, UsualTimes.@Nullable Usual usual, Instant now) {
        if (expected != null && run.totalFiles() > 0 && expected > run.totalFiles()) {
            double perFile = (double) Duration.between(run.startedAt(), now).toMillis() / run.totalFiles();
            double left = perFile * (expected - run.totalFiles());
            return left < LONGEST_WAIT.toMillis() ? now.plusMillis((long) left) : null;
        }
        Instant end = usual == null ? null : run.startedAt().plusMillis(usual.median());
        return end == null || end.isBefore(now) ? null : end;
    }

    /** Where somebody wants to go on; null for the beginning. */
    static @Nullable String since(Parameters parameters) {
        String since = parameters.text("since");
        if (since != null && !CURSOR.matcher(since).matches()) {
            throw Refusal.badRequest("since " + since + ": write what the last answer called cursor");
        }
        return since;
    }

    static Answer changes(RunChanges.Since since, Runs runs, RunJson runJson) throws IOException {
        return Json.answer(json -> {
            Json.text(json, "cursor", since.cursor());
            runJson.writeAll(json, "runs", since.runs());
            Json.texts(json, "removed", since.removed());
            Json.number(json, "running", runs.open().size());
            Json.flag(json, "reset", since.isReset());
        });
    }
}
