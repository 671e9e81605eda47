package io.runtrack.it.stored;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One run's three documents, read anew at each call: so the same object may watch a run that goes on. */
public final class StoredRun {
    private final Path trackingPath;
    private final Path metadataFile;

    StoredRun(Path trackingPath, Path metadataFile) {
        this.trackingPath = trackingPath;
        this.metadataFile = metadataFile;
    }

    public String id() {
        return metadataFile.getFileName().toString().replaceAll("\\.json$", "");
    }

    /** The folders of the day under which the run is filed, such as {@code 2026/01/31}. */
    public String day() {
        return trackingPath
                .resolve("run_metadata")
                .relativize(metadataFile.getParent())
                .toString();
    }

    public JsonNode metadata() {
        return StrictJson.read(metadataFile);
    }

    public String text(String field) {
        return metadata().path(field).asText();
    }

    public long number(String field) {
        JsonNode value = metadata().path(field);
        if (!value.isIntegralNumber()) {
            throw new AssertionError(field + " is no whole number but " + value);
        }
        return value.asLong();
    }

    public boolean isNull(String field) {
        JsonNode value = metadata().get(field);
        if (value == null) {
            throw new AssertionError(field + " was left out");
        }
        return value.isNull();
    }

    public Path filesDocument() {
        return trackingPath.resolve("file_logs/" + day() + "/" + id() + "_files.json");
    }

    public Path emailsDocument() {
        return trackingPath.resolve("email_logs/" + day() + "/" + id() + "_emails.json");
    }

    /** The file log; empty when there is no document. */
    public List<JsonNode> files() {
        return elements(filesDocument());
    }

    /** The email log; empty when there is no document. */
    public List<JsonNode> emails() {
        return elements(emailsDocument());
    }

    /** The file log, record by record, for runs of any size; none when there is no document. */
    public void forEachFile(Consumer<JsonNode> file) {
        if (Files.exists(filesDocument())) {
            StrictJson.forEach(filesDocument(), file);
        }
    }

    private static List<JsonNode> elements(Path document) {
        List<JsonNode> elements = new ArrayList<>();
        if (Files.exists(document)) {
            StrictJson.forEach(document, elements::add);
        }
        return elements;
    }

    @Override
    public String toString() {
        return metadata().toString();
    }
}
