package io.runtrack.figures.facts;

/** Where facts come from: logs that are read here, or what others folded of them. */
public interface FactsSource {

    /** The facts of a day's part; they may hold more than was asked for. */
    Facts facts(DayPart part, Facts.Extent extent);

    /** What became of failed files in later runs of a day. */
    Successes successes(LaterDay later, FailedFiles asked);
}
