package io.runtrack.spark.report;

import io.runtrack.cli.report.ReportFolder;
import io.runtrack.cli.report.ReportSource;
import io.runtrack.figures.FigureReader;
import io.runtrack.figures.facts.FactsSource;
import io.runtrack.storage.StorageSchemes;
import io.runtrack.storage.TrackingStorage;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** Reads what a report needs on the executors of a cluster. For one thread. */
public final class SparkReports implements ReportSource, AutoCloseable {
    private final Supplier<JavaSparkContext> contexts;
    private @Nullable JavaSparkContext spark;

    /** @param contexts makes the context, once something is to be read */
    public SparkReports(Supplier<JavaSparkContext> contexts) {
        this.contexts = contexts;
    }

    @Override
    public FigureReader.Runs runs(TrackingStorage storage) {
        return new SparkRuns(spark(), storage);
    }

    @Override
    public FactsSource facts(TrackingStorage storage) {
        return new SparkFacts(spark(), storage.destination());
    }

    @Override
    public ReportFolder folder(String name) {
        return HadoopProvider.SCHEMES.contains(StorageSchemes.scheme(name))
                ? new HadoopReports(name)
                : ReportSource.super.folder(name);
    }

    private JavaSparkContext spark() {
        JavaSparkContext current = spark;
        if (current == null) {
            current = contexts.get();
            spark = current;
        }
        return current;
    }

    @Override
    public void close() {
        JavaSparkContext current = spark;
        if (current != null) {
            current.close();
        }
    }
}
