package io.runtrack.ui.api;

import io.runtrack.annotations.FileStatus;
import io.runtrack.answer.Field;
import io.runtrack.answer.Fields;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.outcome.RunTree;
import io.runtrack.ui.index.FileQuery;
import io.runtrack.ui.index.FileTables;
import io.runtrack.ui.server.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the files of a run and all below it, by final outcome. Safe for several threads. */
final class RunFiles {
    private static final List<String> STATUSES =
            Stream.of(FileStatus.values()).map(Field::lower).toList();
    private static final Map<String, FileQuery.By> ORDERS = Map.of(
            "started", FileQuery.By.STARTED,
            "took", FileQuery.By.TOOK,
            "path", FileQuery.By.PATH,
            "status", FileQuery.By.STATUS);
    private static final List<String> SORTS = ORDERS.keySet().stream()
            .sorted()
            .flatMap(order -> Stream.of(order, "-" + order))
            .toList();

    private final FileTables tables;

    RunFiles(FileTables tables) {
        this.tables = tables;
    }

    Answer answer(RunTree tree, Parameters parameters) throws IOException {
        FileQuery query = query(parameters);
        int offset = parameters.offset();
        int limit = parameters.limit();
        FileTables.Files files = tables.of(tree);
        FileQuery.Found found = query.of(files.table(), offset, limit);
        List<FileProcessingLog> logs = tables.read(files, found.rows());
        if (parameters.isCsv()) {
            return Json.csv("files", Fields.FILE, logs);
        }
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < logs.size(); place++) {
            places.add(place);
        }
        int next = offset + logs.size();
        return Json.answer(json -> {
            Json.objects(json, "files", places, (out, place) -> {
                out.fields(Fields.FILE, logs.get(place));
                int row = found.rows().get(place);
                Json.number(out, "attempts", files.table().attemptsOf(row));
                Json.number(out, "row", row);
            });
            Json.number(json, "total", found.total());
            Json.text(json, "next", next < found.total() && !logs.isEmpty() ? next : null);
            Json.object(json, "facets", out -> {
                for (Map.Entry<String, Map<String, Integer>> facet :
                        found.facets().entrySet()) {
                    Json.counts(out, facet.getKey(), facet.getValue());
                }
            });
            Json.number(json, "attempts", files.table().size());
            Json.texts(
                    json,
                    "unreadable",
                    files.unreadable().stream().map(Object::toString).toList());
        });
    }

    private static FileQuery query(Parameters parameters) {
        List<FileStatus> statuses = parameters.someOf("status", RunFiles::status, STATUSES);
        Set<FileStatus> wanted = statuses.isEmpty() ? Set.of() : EnumSet.copyOf(statuses);
        String sort = parameters.oneOf("sort", SORTS, "started");
        boolean descending = sort.startsWith("-");
        FileQuery.By by = ORDERS.getOrDefault(descending ? sort.substring(1) : sort, FileQuery.By.STARTED);
        return new FileQuery(
                wanted,
                parameters.text("type"),
                parameters.text("agent"),
                parameters.text("error"),
                parameters.text("q"),
                new FileQuery.Sort(by, descending));
    }

    private static @Nullable FileStatus status(String text) {
        return Stream.of(FileStatus.values())
                .filter(status -> status.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    /** Every record of one file, the first attempt first. */
    Answer attempts(RunTree tree, Parameters parameters) throws IOException {
        String path = parameters.required("path");
        FileTables.Files files = tables.of(tree);
        List<FileProcessingLog> logs = tables.read(files, files.table().rowsOf(path));
        return Json.answer(json -> {
            Json.text(json, "file_path", path);
            Json.objects(json, "attempts", logs, (out, log) -> out.fields(Fields.FILE, log));
        });
    }
}
