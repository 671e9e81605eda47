package io.runtrack.tracking.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.annotations.FileStatus;
import io.runtrack.document.RecordAppender;
import io.runtrack.document.RecordReader;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.storage.folder.LocalFolder;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogDocumentTest {
    private static final String RUN_ID = "run-1";

    @TempDir
    Path folder;

    @Test
    void aFlushThatADiskWithoutRoomBreaksOffIsMadeGoodByTheNext() throws IOException {
        Disk disk = new Disk();
        LogDocument<FileProcessingLog> log = new LogDocument<>(
                folder.resolve("1-files"),
                LocalFolder.at(folder.resolve("stored")).grow("log.json"),
                (out, first) -> RecordAppender.fileLogs(disk.under(out), RUN_ID, first),
                0);
        log.append(file("before"));
        log.flush();
        log.append(file("during"));
        disk.full = true;
        assertThatThrownBy(log::flush).isInstanceOf(IOException.class);
        assertThatThrownBy(log::publish).isInstanceOf(IOException.class);
        disk.full = false;
        log.append(file("after"));
        log.finish();

        assertThat(stored()).containsExactly("before", "during", "after");
    }

    private List<String> stored() throws IOException {
        List<String> paths = new ArrayList<>();
        try (RecordReader<FileProcessingLog> records =
                RecordReader.fileLogs(Files.newInputStream(folder.resolve("stored/log.json")))) {
            for (FileProcessingLog log = records.next(); log != null; log = records.next()) {
                paths.add(log.filePath());
            }
        }
        return paths;
    }

    private static FileProcessingLog file(String path) {
        return FileProcessingLog.builder(FileStatus.SUCCESS).filePath(path).build();
    }

    /** Takes half of what is written, as the last block of a full disk does, and fails. */
    private static final class Disk {
        boolean full;

        OutputStream under(OutputStream file) {
            return new FilterOutputStream(file) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, full ? length / 2 : length);
                    if (full) {
                        throw new IOException("No space left on device");
                    }
                }
            };
        }
    }
}
