package io.runtrack.spark.report;

import io.runtrack.cli.report.ReportFiles;
import io.runtrack.cli.report.ReportFolder;
import io.runtrack.cli.report.figures.DeliveryReport;
import io.runtrack.cli.report.figures.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of a Hadoop file system, which a report is copied to when it is whole: on an object store it replaces the
 * one that was there at once.
 */
final class HadoopReports implements ReportFolder {
    private final String folder;

    /** @param folder such as {@code s3a://bucket/reports} */
    HadoopReports(String folder) {
        this.folder = folder;
    }

    @Override
    public String write(DeliveryReport report, ReportFormat format) throws IOException {
        org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(folder, format.fileName());
        Path here = Files.createTempDirectory("runtrack-report");
        try {
            new ReportFiles(here).write(report, format);
            HadoopFiles.at(file)
                    .copyFromLocalFile(
                            true,
                            true,
                            new org.apache.hadoop.fs.Path(
                                    here.resolve(format.fileName()).toUri()),
                            file);
        } finally {
            Files.deleteIfExists(here.resolve(format.fileName()));
            Files.deleteIfExists(here);
        }
        return file.toString();
    }
}
