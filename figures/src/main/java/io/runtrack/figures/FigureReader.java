package io.runtrack.figures;

import io.runtrack.figures.facts.DayPart;
import io.runtrack.figures.facts.Facts;
import io.runtrack.figures.facts.FactsReader;
import io.runtrack.figures.facts.FactsSource;
import io.runtrack.figures.facts.LaterRuns;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Reads what the runs of a period come to. Metadata of period and baseline are held, facts of a day at a time: of the
 * baseline those of runs with failures, of the period and the time after it those that failed, or may have redone a
 * failed file. For one thread, and for one period.
 */
public final class FigureReader {
    private final Runs runs;
    private final FactsSource source;
    private final FigureOptions options;
    private final Instant now;

    public FigureReader(TrackingStorage storage, FigureOptions options, Instant now) {
        this(storage, new FactsReader(storage), options, now);
    }

    /** Of facts that somebody may know already; runs are listed. */
    public FigureReader(TrackingStorage storage, FactsSource source, FigureOptions options, Instant now) {
        this((from, to) -> storage.listRuns(from, to, run -> true), source, options, now);
    }

    /** Of runs that somebody knows already; their logs are read. */
    public FigureReader(TrackingStorage storage, Runs runs, FigureOptions options, Instant now) {
        this(runs, new FactsReader(storage), options, now);
    }

    /** Of runs and facts that somebody knows already; nothing is read here. */
    public FigureReader(Runs runs, FactsSource source, FigureOptions options, Instant now) {
        this.runs = runs;
        this.source = source;
        this.options = options;
        this.now = now;
    }

    /** Where runs are listed. */
    public interface Runs {
        /** Those that started in a span of time, both ends included, newest first. */
        RunListing between(Instant from, Instant to);
    }

    /**
     * Reads all that the figures of a period need.
     *
     * @throws UncheckedIOException when the runs cannot be listed; a document that cannot be read is in the figures
     *     instead
     */
    public PeriodFigures read(Period period) {
        return read(period, false).figures();
    }

    /** As {@link #read}, with all that its logs come to, and what it is compared with. */
    public WholeFigures readWhole(Period period) {
        return read(period, true);
    }

    private WholeFigures read(Period period, boolean whole) {
        Period range = FactsPlan.range(options, period, now);
        RunListing listing = runs.between(range.from(), range.to());
        FactsPlan plan = new FactsPlan(listing.runs(), options, period, now);
        FigureFold fold = new FigureFold(plan);
        Facts.Extent extent = whole ? Facts.Extent.WHOLE : Facts.Extent.FAILURES_AND_MAILS;
        for (DayPart part : plan.dayParts()) {
            if (part.era() == DayPart.Era.PERIOD) {
                fold.addPeriod(part, source.facts(part, extent));
            }
        }
        if (fold.hasFailures()) {
            LaterRuns later = new LaterRuns(plan.counting(), period.from());
            fold.laterDays(later).forEach(day -> fold.addLater(source.successes(day, fold.failed()), later));
        }
        for (DayPart part : plan.dayParts()) {
            if (part.era() != DayPart.Era.PERIOD) {
                addBefore(part, whole, fold);
            }
        }
        return fold.figures(listing.unreadable());
    }

    private void addBefore(DayPart part, boolean whole, FigureFold fold) {
        if (fold.asksForFilesOf(part, whole)) {
            fold.addFiles(part, source.facts(part, Facts.Extent.FAILURES));
        }
        if (fold.asksForMailsOf(part)) {
            fold.addMails(part, source.facts(part, Facts.Extent.MAILS));
        }
    }
}
