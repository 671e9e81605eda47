package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.DeliveryReport;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a report in one format. Stateless. */
interface ReportWriter {

    /** The stream is flushed, and not closed. */
    void write(DeliveryReport report, OutputStream out) throws IOException;
}
