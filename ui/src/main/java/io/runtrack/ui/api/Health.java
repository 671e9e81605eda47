package io.runtrack.ui.api;

import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.StoredTime;
import io.runtrack.journal.SeenJournal;
import io.runtrack.journal.Spool;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.ui.index.RunIndex;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
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
            json.generator().writeFieldName("spool");
            writeSpool(json, runJson.now());
            Json.object(json, "versions", out -> {
                Json.text(out, "runtrack", stored.program().version());
                Json.text(out, "java", System.getProperty("java.version"));
            });
        });
    }

    /** What has been recorded on this machine and may not be in the storage yet. Nothing of it is touched. */
    private void writeSpool(JsonOutput json, Instant now) throws IOException {
        Path folder = stored.spool();
        if (folder == null || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            json.generator().writeNull();
            return;
        }
        List<SeenJournal> journals = List.of();
        String problem = null;
        try {
            String destination = stored.storage().destination();
            journals = Spool.open(folder).look(header -> header.destination().equals(destination));
        } catch (IOException unusable) {
            problem = String.valueOf(unusable.getMessage());
        }
        json.generator().writeStartObject();
        Json.text(json, "folder", folder);
        Json.number(json, "journals", journals.size());
        Json.number(
                json,
                "left_behind",
                journals.stream().filter(journal -> journal.isSilent(now)).count());
        Json.text(json, "problem", problem);
        json.generator().writeEndObject();
    }
}
