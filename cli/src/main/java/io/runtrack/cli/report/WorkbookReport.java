package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.DeliveryReport;
import io.runtrack.model.PrintableText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The report as a workbook, a sheet for each table. Texts are texts: a spreadsheet takes none of them for a formula.
 */
final class WorkbookReport implements ReportWriter {
    private static final int LONGEST_CELL = 32_000; // 32,767 are the format's limit
    private static final int WIDEST_COLUMN = 60;

    @Override
    public void write(DeliveryReport report, OutputStream out) throws IOException {
        Path written = Files.createTempFile("runtrack", ".xlsx");
        try {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(written));
                    Workbook workbook = new Workbook(file, "runtrack", "1.0")) {
                for (ReportTable table : ReportTables.of(report)) {
                    write(table, workbook.newWorksheet(table.name()));
                }
            }
            DatedWorkbook.copy(written, report.coverage().generatedAt(), out);
        } finally {
            Files.deleteIfExists(written);
        }
        out.flush();
    }

    private static void write(ReportTable table, Worksheet sheet) throws IOException {
        List<String> columns = table.columns();
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, width(table, column));
        }
        sheet.freezePane(0, 1);
        int line = 1;
        for (List<@Nullable Object> row : table.rows()) {
            for (int column = 0; column < row.size(); column++) {
                write(sheet, line, column, row.get(column));
            }
            line++;
        }
        if (table.others() > 0) {
            sheet.value(line, 0, "and " + table.others() + " more");
        }
        sheet.finish();
    }

    private static void write(Worksheet sheet, int line, int column, @Nullable Object value) {
        if (value instanceof Number number) {
            sheet.value(line, column, number);
        } else if (value instanceof Boolean truth) {
            sheet.value(line, column, truth);
        } else if (value != null) {
            sheet.value(line, column, fit(value.toString()));
        }
    }

    /** Without what XML cannot hold, or what reorders the text; as many characters as a cell takes. */
    private static String fit(String text) {
        StringBuilder fit = new StringBuilder();
        for (int index = 0; index < text.length() && fit.length() < LONGEST_CELL; ) {
            int character = text.codePointAt(index);
            if (character == '\n' || PrintableText.isHarmless(character)) {
                fit.appendCodePoint(character);
            } else {
                fit.append(PrintableText.escape(character));
            }
            index += Character.charCount(character);
        }
        return fit.toString();
    }

    private static double width(ReportTable table, int column) {
        int widest = table.columns().get(column).length();
        for (List<@Nullable Object> row : table.rows()) {
            widest = Math.max(widest, String.valueOf(row.get(column)).length());
        }
        return Math.min(WIDEST_COLUMN, widest + 2);
    }
}
