package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.DeliveryReport;
import io.runtrack.cli.report.figures.ReportFormat;
import io.runtrack.cli.terminal.UsageMistake;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes reports into a folder of this machine. A file is replaced whole: whoever has yesterday's open goes on reading
 * that, and one that cannot be written leaves the one that was there.
 */
public final class ReportFiles implements ReportFolder {
    private final Path folder;

    /** @param folder is made if it is missing */
    public ReportFiles(Path folder) {
        this.folder = folder;
    }

    /** As a user names the folder. */
    static ReportFiles in(String name) {
        try {
            if (name.startsWith("file:/")) {
                return new ReportFiles(Path.of(URI.create(name)));
            }
            if (!name.contains("://")) {
                return new ReportFiles(Path.of(name));
            }
        } catch (IllegalArgumentException malformed) {
            throw new UsageMistake("--output " + name + ": " + malformed.getMessage() + "; give a folder");
        }
        throw new UsageMistake("--output " + name + ": reports are written to folders of this machine; give one");
    }

    @Override
    public String write(DeliveryReport report, ReportFormat format) throws IOException {
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
        return file.toString();
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
