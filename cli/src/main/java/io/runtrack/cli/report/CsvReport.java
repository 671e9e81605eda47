package io.runtrack.cli.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report as one table of figures: {@code table,row,column,value}, so that every part of it is in one file and programs need to know only one layout. As RFC 4180 has it;
 * texts that spreadsheets would take for formulas are defused by an apostrophe.
 */
final class CsvReport implements ReportWriter {
    private static final String STARTS_FORMULA = "=+-@\t\r";

    @Override
    public void write(DeliveryReport report, OutputStream out) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.write("table,row,column,value\n");
        for (ReportTable table : ReportTables.of(report)) {
            int number = 1;
            for (List<@Nullable Object> row : table.rows()) {
                for (int column = 0; column < row.size(); column++) {
                    csv.write(table.name() + "," + number + ","
                            + table.columns().get(column) + "," + text(row.get(column)) + "\n");
                }
                number++;
            }
        }
        csv.flush();
    }

    private static String text(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value == null ? "" : value.toString();
        }
        String text = defused(value.toString());
        boolean plain = text.chars().noneMatch(character -> character == ',' || character == '"' || character < ' ')
                && text.equals(text.strip());
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Some spreadsheets skip blanks before they look for a formula. */
    private static String defused(String text) {
        String start = text.stripLeading();
        boolean formula = !text.isEmpty()
                && (STARTS_FORMULA.indexOf(text.charAt(0)) >= 0
                        || (!start.isEmpty() && STARTS_FORMULA.indexOf(start.charAt(0)) >= 0));
        return formula ? '\'' + text : text;
    }
}
