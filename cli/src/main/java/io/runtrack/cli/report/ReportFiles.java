package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.DeliveryReport;
import io.runtrack.cli.report.figures.ReportFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes reports into a folder. A file is replaced whole: whoever has yesterday's open goes on reading that. */
public final class ReportFiles {
    private final Path folder;

    /** @param folder is made if it is missing */
    public ReportFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a report in one format.
     *
     * @return the file
     * @throws IOException when it cannot be written; a file that was there stays
     */
    public Path write(DeliveryReport report, ReportFormat format) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(format.fileName());
        // Not by createTempFile, which makes files that nobody else may read.
        Path unfinished = folder.resolve("." + format.fileName() + "-" + UUID.randomUUID() + ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                writer(format).write(report, out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return file;
    }

    private static ReportWriter writer(ReportFormat format) {
        return switch (format) {
            case HTML -> new HtmlReport();
            case CSV -> new CsvReport();
            case JSON -> new JsonReport();
            case XLSX -> new WorkbookReport();
            case MD -> new MarkdownReport();
        };
    }
}
