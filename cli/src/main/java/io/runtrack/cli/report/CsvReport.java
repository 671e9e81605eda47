package io.runtrack.cli.report;

import io.runtrack.answer.CsvText;
import io.runtrack.cli.report.figures.DeliveryReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report as one table of figures: {@code table,row,column,value}, so that every part of it is in one file and
 * programs need to know only one layout.
 */
final class CsvReport implements ReportWriter {
    @Override
    public void write(DeliveryReport report, OutputStream out) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.write("table,row,column,value\n");
        for (ReportTable table : ReportTables.of(report)) {
            int number = 1;
            for (List<@Nullable Object> row : table.rows()) {
                for (int column = 0; column < row.size(); column++) {
                    csv.write(table.name() + "," + number + ","
                            + table.columns().get(column) + "," + CsvText.of(row.get(column)) + "\n");
                }
                number++;
            }
        }
        csv.flush();
    }
}
