package io.runtrack.ui.api;

import io.runtrack.answer.RunWords;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunTree;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import io.runtrack.ui.server.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that is named by its id or a beginning of it that no other id has. An id that only its children name stands for
 * their tree.
 *
 * @param id the whole id
 * @param run null when it is not stored
 */
record GivenRun(String id, @Nullable RunMetadata run) {
    private static final int MOST_CANDIDATES = 5;

    static GivenRun find(String given, Runs runs) {
        List<String> ids = runs.idsBeginning(given);
        if (ids.isEmpty()) {
            String hidden = runs.unreadable().isEmpty()
                    ? ""
                    : "; " + RunWords.counted(runs.unreadable().size(), "document") + " could not be read, see health";
            throw Refusal.notFound("no run's id begins with " + given + hidden);
        }
        if (ids.size() > 1) {
            throw Refusal.with(
                    Answer.error(400, ids.size() + " runs' ids begin with " + given + "; write more of it", json -> {
                        json.writeArrayFieldStart("candidates");
                        for (String id : ids.subList(0, Math.min(ids.size(), MOST_CANDIDATES))) {
                            json.writeString(id);
                        }
                        json.writeEndArray();
                    }));
        }
        return new GivenRun(ids.get(0), runs.byId(ids.get(0)));
    }

    /** The run, which must be stored itself. */
    RunMetadata stored() {
        if (run == null) {
            throw Refusal.notFound("run " + id + " is not stored: only the runs below it name it");
        }
        return run;
    }

    RunTree tree(Runs runs) {
        return runs.tree(id);
    }
}
