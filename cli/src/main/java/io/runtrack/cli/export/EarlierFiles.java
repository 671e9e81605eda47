package io.runtrack.cli.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What earlier exports wrote of days that have no runs any more. Stateless but for where that is. */
record EarlierFiles(Path folder, ExportFormat format) {
    private static final List<String> TABLES = List.of("runs", "files", "emails");

    /** Deletes those of some days. Files that no export wrote are left alone. */
    void remove(Predicate<LocalDate> days) throws IOException {
        for (String table : TABLES) {
            Path tableFolder = folder.resolve(table);
            if (Files.isDirectory(tableFolder)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(tableFolder)) {
                    for (Path file : files) {
                        LocalDate day = day(file.getFileName().toString());
                        if (day != null && days.test(day)) {
                            Files.delete(file);
                        }
                    }
                }
            }
        }
    }

    private @Nullable LocalDate day(String fileName) {
        int dot = fileName.indexOf('.');
        try {
            LocalDate day = dot < 0 ? null : LocalDate.parse(fileName.substring(0, dot));
            return day != null && fileName.equals(ExportTables.fileName(day, format)) ? day : null;
        } catch (DateTimeException another) {
            return null;
        }
    }
}
