package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.Unclosed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A workbook that says when its report was made: its library says when it wrote the file. Stateless. */
final class DatedWorkbook {
    private static final LocalDateTime FIRST_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String PROPERTIES = "docProps/core.xml";

    private DatedWorkbook() {}

    /**
     * Copies a workbook.
     *
     * @param workbook a file, since the JDK does not read the library's zip as a stream
     */
    static void copy(Path workbook, Instant created, OutputStream out) throws IOException {
        try (ZipFile parts = new ZipFile(workbook.toFile());
                ZipOutputStream dated = new ZipOutputStream(new Unclosed(out))) {
            for (Enumeration<? extends ZipEntry> each = parts.entries(); each.hasMoreElements(); ) {
                ZipEntry part = each.nextElement();
                ZipEntry entry = new ZipEntry(part.getName());
                entry.setTimeLocal(FIRST_OF_ZIP);
                dated.putNextEntry(entry);
                byte[] content = parts.getInputStream(part).readAllBytes();
                dated.write(part.getName().equals(PROPERTIES) ? dated(content, created) : content);
            }
        }
    }

    private static byte[] dated(byte[] properties, Instant created) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceFirst("(<dcterms:created[^>]*>)[^<]*", "$1" + created)
                .getBytes(StandardCharsets.UTF_8);
    }
}
