package io.runtrack.ui.api;

import io.runtrack.answer.StoredTime;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.ui.index.RunIndex;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import java.io.IOException;
import java.util.List;

/** Answers how the storage, the index and the program are. Safe for several threads. */
final class Health {
    private final Stored stored;

    Health(Stored stored) {
        this.stored = stored;
    }

    Answer answer(Runs runs, RunJson runJson) throws IOException {
        List<RunMetadata> stale = runs.open().stream()
                .filter(run -> RunState.of(run, runJson.now()) == RunState.STALE)
                .toList();
        RunIndex.State state = stored.index().state();
        return Json.answer(json -> {
            Json.objects(json, "unreadable", runs.unreadable(), (out, each) -> {
                Json.text(out, "name", each.name());
                Json.text(out, "reason", each.reason());
            });
            runJson.writeAll(json, "stale", stale);
            Json.text(json, "storage", stored.storage().description());
            Json.object(json, "index", out -> {
                Json.number(out, "runs", state.runs());
                Json.text(out, "refreshed_at", StoredTime.text(state.refreshed()));
                Json.number(out, "refresh_ms", state.took().toMillis());
            });
            Json.object(json, "versions", out -> {
                Json.text(out, "runtrack", stored.program().version());
                Json.text(out, "java", System.getProperty("java.version"));
            });
        });
    }
}
