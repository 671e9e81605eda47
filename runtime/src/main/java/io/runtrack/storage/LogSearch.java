package io.runtrack.storage;

import io.runtrack.document.FileLogParser;
import io.runtrack.document.RecordReader;
import io.runtrack.document.RunHeads;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.storage.blob.ManyBlobs;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for a file in the logs of some runs, one after the other. Only the metadata of those that have it is read, and
 * of those that have no log. For one thread.
 */
final class LogSearch implements Closeable {
    private static final int BUFFER_SIZE = 256 * 1024;

    private final FileQuery query;
    private final LogText text;
    private final ManyBlobs logs;
    private final ManyBlobs metadata;
    private final RunHeads heads = new RunHeads();
    private final byte[] buffer;
    private final List<FoundFile> found = new ArrayList<>();
    private final List<UnreadableDocument> unreadable = new ArrayList<>();

    LogSearch(FileQuery query, ManyBlobs logs, ManyBlobs metadata) {
        this.query = query;
        this.text = new LogText(query.text());
        this.logs = logs;
        this.metadata = metadata;
        this.buffer = new byte[Math.max(BUFFER_SIZE, 4 * text.overlap())];
    }

    List<FoundFile> found() {
        return found;
    }

    List<UnreadableDocument> unreadable() {
        return unreadable;
    }

    void look(String metadataName) {
        String log = RunLayout.fileLogsOf(metadataName);
        List<FileProcessingLog> files = new ArrayList<>();
        boolean missing = false;
        try {
            search(log, files);
        } catch (NoSuchFileException none) {
            missing = true;
        } catch (IOException broken) {
            unreadable.add(UnreadableDocument.of(log, broken)); // what comes before the break was found
        }
        if (missing || !files.isEmpty()) {
            add(metadataName, log, files);
        }
    }

    private void add(String metadataName, String log, List<FileProcessingLog> files) {
        try (InputStream in = metadata.read(metadataName)) {
            RunMetadata run = RunLayout.named(metadataName, heads.read(in));
            if (!query.accepts(run)) {
                return;
            }
            FinalRecords.of(() -> files.stream().map(file -> new FinalRecords.Entry(run, file)), files.size())
                    .forEach(file -> found.add(new FoundFile(file.run(), file.log())));
            if (files.isEmpty() && run.totalFiles() > 0 && run.status() != RunStatus.RUNNING) {
                unreadable.add(new UnreadableDocument(
                        log, "it is not there, though its run has " + run.totalFiles() + " files"));
            }
        } catch (NoSuchFileException deleted) {
            // between the listing and now, as a whole
        } catch (IOException failure) {
            unreadable.add(UnreadableDocument.of(metadataName, failure));
        }
    }

    private void search(String log, List<FileProcessingLog> files) throws IOException {
        try (InputStream in = logs.read(log)) {
            int length = in.readNBytes(buffer, 0, buffer.length);
            if (length < buffer.length) { // all of it
                if (text.mayBeIn(buffer, length) || !isClosed(length)) {
                    parse(new ByteArrayInputStream(buffer, 0, length), files);
                }
                return;
            }
            if (!mayBeInRest(in, length)) {
                return;
            }
        }
        try (InputStream again = logs.read(log)) {
            parse(again, files);
        }
    }

    private boolean mayBeInRest(InputStream in, int read) throws IOException {
        int length = read;
        while (length == buffer.length) {
            if (text.mayBeIn(buffer, length)) {
                return true;
            }
            int kept = text.overlap();
            System.arraycopy(buffer, length - kept, buffer, 0, kept);
            length = kept + in.readNBytes(buffer, kept, buffer.length - kept);
        }
        return text.mayBeIn(buffer, length) || !isClosed(length);
    }

    /** Whether the array's end is there; a log that breaks off is parsed, so that it is said where. */
    private boolean isClosed(int length) {
        int last = length - 1;
        while (last >= 0 && buffer[last] <= ' ') {
            last--;
        }
        return last >= 0 && buffer[last] == ']';
    }

    private void parse(InputStream in, List<FileProcessingLog> files) throws IOException {
        try (RecordReader<FileProcessingLog> records = new RecordReader<>(in, new FileLogParser())) {
            for (FileProcessingLog each = records.next(); each != null; each = records.next()) {
                String path = each.filePath();
                if (path != null && path.contains(query.text())) {
                    files.add(each);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        logs.close();
        metadata.close();
    }
}
