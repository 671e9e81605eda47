package io.runtrack.ui.api;

import io.runtrack.figures.FigureOptions;
import io.runtrack.figures.FigureReader;
import io.runtrack.figures.Period;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.figures.cache.FactsCache;
import io.runtrack.figures.facts.FactsReader;
import io.runtrack.figures.facts.FactsSource;
import io.runtrack.model.RunMetadata;
import io.runtrack.ui.index.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Figures of periods that were asked for lately. They are made anew when runs have changed, though not more often than
 * a tenth of the time goes into it. Safe for several threads, of which one makes figures at a time.
 */
final class Nights {
    private static final int MOST = 16;
    private static final int REST = 9;
    private static final Duration ANEW_AFTER = Duration.ofMinutes(1); // what is late or stale changes by itself

    private final Stored stored;
    private final Map<Key, Made> made = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(Period period, ZoneId zone, @Nullable String command) {}

    private record Made(long version, Instant at, Duration took, PeriodFigures figures) {
        boolean isGood(Runs runs, Instant now) {
            Duration age = Duration.between(at, now);
            boolean rests = age.compareTo(took.multipliedBy(REST)) < 0;
            return rests || (version == runs.version() && age.compareTo(ANEW_AFTER) < 0);
        }
    }

    Nights(Stored stored) {
        this.stored = stored;
    }

    /** Of all runs that count. */
    PeriodFigures of(Period period, ZoneId zone, Runs runs, Instant now) {
        return of(period, zone, null, runs, now);
    }

    /** Of the runs of a command; null for all. */
    synchronized PeriodFigures of(Period period, ZoneId zone, @Nullable String command, Runs runs, Instant now) {
        Key key = new Key(period, zone, command);
        Made last = made.get(key);
        if (last == null || !last.isGood(runs, now)) {
            long start = System.nanoTime();
            FigureOptions options = stored.options();
            Predicate<RunMetadata> wanted = command == null
                    ? options.wanted()
                    : run -> command.equals(run.command()) && options.wanted().test(run);
            FigureOptions inZone = new FigureOptions(zone, options.baselineDays(), wanted, options.expected());
            PeriodFigures figures =
                    new FigureReader(runs::between, source(zone, command, now), inZone, now).read(period);
            last = new Made(runs.version(), now, Duration.ofNanos(System.nanoTime() - start), figures);
            made.put(key, last);
            if (made.size() > MOST) {
                made.remove(made.keySet().iterator().next());
            }
        }
        return last.figures;
    }

    /** What logs come to, as far as it is kept; for one thread. */
    FactsSource source(ZoneId zone, @Nullable String command, Instant now) {
        FactsReader reader = new FactsReader(stored.storage());
        Stored.Kept kept = stored.kept();
        return kept == null
                ? reader
                : new FactsCache(
                        kept.folder(),
                        FactsCache.Extent.AS_ASKED,
                        stored.storage(),
                        zone,
                        command == null ? kept.selection() : kept.selection() + " of " + command,
                        now,
                        reader);
    }
}
