package io.runtrack.spark;

import io.runtrack.cli.Runtrack;
import io.runtrack.spark.report.SparkReports;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The delivery report, folded by the executors of a cluster: {@code spark-submit --class
 * io.runtrack.spark.DeliveryReportJob runtrack-spark.jar --config report.yaml --date-from 2025-01-20 --date-to
 * 2025-01-26}. Options, messages and exit codes are those of {@code runtrack delivery-report}, and so is every byte of
 * the report. A mistake in the options is told before the cluster is asked for anything.
 */
public final class DeliveryReportJob {

    private DeliveryReportJob() {}

    /** Ends the JVM with the exit code if that is not 0; Spark then calls the application failed. */
    public static void main(String[] args) {
        int exitCode;
        try (SparkReports reports = new SparkReports(DeliveryReportJob::spark)) {
            exitCode = Runtrack.report(args, System.out, System.err, reports);
        }
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private static JavaSparkContext spark() {
        SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "runtrack delivery-report");
        return new JavaSparkContext(SparkContext.getOrCreate(conf));
    }
}
