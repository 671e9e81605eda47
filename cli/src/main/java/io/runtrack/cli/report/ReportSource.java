package io.runtrack.cli.report;

import io.runtrack.figures.FigureReader;
import io.runtrack.figures.facts.FactsReader;
import io.runtrack.figures.facts.FactsSource;
import io.runtrack.storage.TrackingStorage;

/**
 * Where a delivery report's runs are listed and its logs are folded, and where it is put: here, or by many machines.
 * What is made of them is the same.
 */
public interface ReportSource {
    /** One after the other in this process. */
    ReportSource HERE = new ReportSource() {
        @Override
        public FigureReader.Runs runs(TrackingStorage storage) {
            return (from, to) -> storage.listRuns(from, to, run -> true);
        }

        @Override
        public FactsSource facts(TrackingStorage storage) {
            return new FactsReader(storage);
        }
    };

    FigureReader.Runs runs(TrackingStorage storage);

    FactsSource facts(TrackingStorage storage);

    /**
     * Where the report goes.
     *
     * @param name the folder as the user names it
     */
    default ReportFolder folder(String name) {
        return ReportFiles.in(name);
    }
}
