package io.runtrack.ui.api;

import io.runtrack.answer.Fields;
import io.runtrack.model.RunMetadata;
import io.runtrack.question.TimeRange;
import io.runtrack.storage.FileQuery;
import io.runtrack.storage.FoundFile;
import io.runtrack.storage.SearchedRuns;
import io.runtrack.ui.server.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers where files were processed, newest first. Safe for several threads. */
final class FoundFiles {
    private final Stored stored;

    FoundFiles(Stored stored) {
        this.stored = stored;
    }

    /** Files whose path holds a text. */
    Answer find(Parameters parameters) throws IOException {
        return answer(parameters.required("q"), null, parameters);
    }

    /** One file, in all runs that processed it. */
    Answer history(Parameters parameters) throws IOException {
        String path = parameters.required("path");
        return answer(path, path, parameters);
    }

    private Answer answer(String text, @Nullable String wholePath, Parameters parameters) throws IOException {
        TimeRange range = TimeRange.parseEver(parameters.text("from"), parameters.text("to"), parameters.times());
        String command = parameters.text("command");
        int offset = parameters.offset();
        int enough = offset + parameters.limit() + 1; // one more tells whether there are more
        List<FoundFile> found = new ArrayList<>();
        FileQuery query = new FileQuery(text, range.from(), range.to(), run -> isWanted(run, command));
        SearchedRuns searched = stored.storage().findFiles(query, files -> {
            for (FoundFile file : files) {
                if (wholePath == null || wholePath.equals(file.file().filePath())) {
                    found.add(file);
                }
            }
            return found.size() < enough;
        });
        int end = Math.min(found.size(), enough - 1);
        List<FoundFile> page = found.subList(Math.min(offset, end), end);
        if (parameters.isCsv()) {
            return Json.csv("files", Fields.FOUND_FILE, page);
        }
        return Json.answer(json -> {
            if (wholePath != null) {
                Json.text(json, "file_path", wholePath);
            }
            Json.objects(json, "files", page, (out, file) -> out.fields(Fields.FOUND_FILE, file));
            Json.text(json, "next", found.size() >= enough ? end : null);
            Json.object(json, "searched", out -> {
                Json.number(out, "runs", searched.runs());
                Json.text(out, "since", searched.since());
            });
            Json.texts(
                    json,
                    "unreadable",
                    searched.unreadable().stream().map(Object::toString).toList());
        });
    }

    private boolean isWanted(RunMetadata run, @Nullable String command) {
        return stored.options().wanted().test(run) && (command == null || command.equals(run.command()));
    }
}
