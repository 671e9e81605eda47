package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.DeliveryReport;
import io.runtrack.cli.report.figures.ReportFormat;
import java.io.IOException;

/** Takes the files of a report. */
public interface ReportFolder {

    /**
     * Writes a report in one format.
     *
     * @return where the file is, in words for the user
     * @throws IOException when it cannot be written
     */
    String write(DeliveryReport report, ReportFormat format) throws IOException;
}
