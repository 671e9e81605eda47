package io.runtrack.spark.report;

import io.runtrack.cli.report.ReportSource;
import io.runtrack.figures.FigureReader;
import io.runtrack.figures.facts.FactsSource;
import io.runtrack.storage.TrackingStorage;
import org.apache.spark.api.java.JavaSparkContext;

/** Reads what a report needs on the executors of a cluster. */
public final class SparkReports implements ReportSource {
    private final JavaSparkContext spark;

    public SparkReports(JavaSparkContext spark) {
        this.spark = spark;
    }

    @Override
    public FigureReader.Runs runs(TrackingStorage storage) {
        return new SparkRuns(spark, storage);
    }

    @Override
    public FactsSource facts(TrackingStorage storage) {
        return new SparkFacts(spark, storage.destination());
    }
}
