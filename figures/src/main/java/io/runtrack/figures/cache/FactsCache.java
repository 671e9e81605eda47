package io.runtrack.figures.cache;

import io.runtrack.figures.facts.DayPart;
import io.runtrack.figures.facts.Facts;
import io.runtrack.figures.facts.FactsJson;
import io.runtrack.figures.facts.FactsSource;
import io.runtrack.figures.facts.FailedFiles;
import io.runtrack.figures.facts.LaterDay;
import io.runtrack.figures.facts.LaterRun;
import io.runtrack.figures.facts.Successes;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import io.runtrack.outcome.Sums;
import io.runtrack.storage.TrackingStorage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps facts of runs that have ended, so that their logs are read once. What it has is used if all documents that it
 * was made of are listed as they were then; else it is made anew, silently. What a log that could not be read belongs
 * to is not kept. For one thread; of several processes with one folder the last one wins.
 */
public final class FactsCache implements FactsSource {
    private static final int MOST_ASKED = 200_000;
    private static final int LARGE = 10_000; // files: below it a log is read as fast as what is kept of it

    private final FactsSource source;
    private final Extent extent;
    private final KeptFiles kept;
    private final DocumentVersions versions;
    private final ZoneId zone;
    private final Instant now;

    /** What is kept. */
    public enum Extent {
        /** Everything of a day that is over, whatever was asked for: any report finds it. */
        WHOLE_DAYS,
        /** What was asked for; of a day that goes on, that of large runs which have ended. */
        AS_ASKED
    }

    /**
     * Keeps facts in a folder.
     *
     * @param folder where; it is created when it is needed
     * @param extent what is kept there
     * @param storage whose facts they are
     * @param selection which runs are wanted, in words: what one selection comes to is not for another
     * @param source where facts come from that are not there
     */
    public FactsCache(
            Path folder,
            Extent extent,
            TrackingStorage storage,
            ZoneId zone,
            String selection,
            Instant now,
            FactsSource source) {
        this.source = source;
        this.extent = extent;
        this.zone = zone;
        this.now = now;
        this.versions = new DocumentVersions(storage.blobs());
        this.kept = new KeptFiles(folder.resolve(Fingerprint.of(List.of(storage.destination(), zone.getId(), selection))
                .substring(0, 16)));
    }

    /** Why something could not be kept; null when all was. */
    public @Nullable String problem() {
        return kept.problem();
    }

    @Override
    public Facts facts(DayPart part, Facts.Extent asked) {
        List<RunMetadata> runs = Stream.concat(
                        part.runs().stream(), part.units().stream().flatMap(List::stream))
                .toList();
        if (isOver(part.day()) && haveEnded(runs)) {
            return facts(part.day().toString(), part, asked);
        }
        if (extent == Extent.WHOLE_DAYS) {
            return source.facts(part, asked);
        }
        Facts facts = new Facts();
        List<List<RunMetadata>> others = new ArrayList<>();
        for (List<RunMetadata> unit : part.units()) {
            if (isWorthKeeping(unit)) {
                DayPart alone = new DayPart(part.era(), part.day(), List.of(unit), List.of());
                facts.add(facts(nameOf(unit), alone, asked));
            } else {
                others.add(unit);
            }
        }
        facts.add(source.facts(new DayPart(part.era(), part.day(), others, part.runs()), asked));
        return facts;
    }

    /** What is kept under a name, or made now. */
    private Facts facts(String name, DayPart part, Facts.Extent asked) {
        String fingerprint = versions.fingerprint(part);
        if (fingerprint == null) {
            return source.facts(part, asked);
        }
        boolean whole = extent == Extent.WHOLE_DAYS || asked == Facts.Extent.WHOLE;
        String file =
                name + (whole ? "" : "-" + asked.name().toLowerCase(Locale.ROOT).replace('_', '-')) + ".json";
        Facts known = kept.read(file, fingerprint, FactsJson::read);
        if (known != null) {
            return known;
        }
        Facts facts = source.facts(part, whole ? Facts.Extent.WHOLE : asked);
        if (facts.unreadable().isEmpty()) {
            kept.write(file, fingerprint, json -> FactsJson.write(facts, json));
            return facts;
        }
        // What was not asked for may be what could not be read.
        return !whole || asked == Facts.Extent.WHOLE ? facts : source.facts(part, asked);
    }

    @Override
    public Successes successes(LaterDay later, FailedFiles asked) {
        if (isOver(later.day()) && haveEnded(runsOf(later))) {
            return successes(later.day().toString(), later, asked);
        }
        if (extent == Extent.WHOLE_DAYS) {
            return source.successes(later, asked);
        }
        Successes successes = new Successes();
        List<LaterRun> others = new ArrayList<>();
        for (LaterRun run : later.runs()) {
            List<RunMetadata> unit = List.of(run.run());
            if (isWorthKeeping(unit)) {
                successes.add(successes(nameOf(unit), new LaterDay(later.day(), List.of(run)), asked));
            } else {
                others.add(run);
            }
        }
        successes.add(source.successes(new LaterDay(later.day(), others), asked));
        return successes;
    }

    /** What is kept under a name, or made now. */
    private Successes successes(String name, LaterDay later, FailedFiles asked) {
        String fingerprint = versions.fingerprint(later);
        if (fingerprint == null) {
            return source.successes(later, asked);
        }
        String file = name + "-redone.json";
        KeptAnswers known = kept.read(file, fingerprint, KeptAnswers::read);
        if (known != null && known.answers(asked)) {
            return known.successes();
        }
        FailedFiles all = FailedFiles.ofKeys(known == null ? new long[0] : known.asked(), asked);
        Successes successes = source.successes(later, all);
        long[] keys = all.keysBefore(Long.MAX_VALUE);
        if (successes.unreadable().isEmpty() && keys.length <= MOST_ASKED) {
            kept.write(file, fingerprint, new KeptAnswers(keys, successes)::write);
        }
        return successes;
    }

    private static List<RunMetadata> runsOf(LaterDay later) {
        return later.runs().stream().map(LaterRun::run).toList();
    }

    private boolean isOver(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().isBefore(now);
    }

    /** Whether no run will change any more, as far as is known; one that does all the same is seen. */
    private boolean haveEnded(List<RunMetadata> runs) {
        return runs.stream().noneMatch(run -> RunState.of(run, now) == RunState.RUNNING);
    }

    private boolean isWorthKeeping(List<RunMetadata> unit) {
        return haveEnded(unit) && Sums.of(unit, RunMetadata::totalFiles) >= LARGE;
    }

    /** A short one, of however many workers. */
    private static String nameOf(List<RunMetadata> unit) {
        return "run-"
                + Fingerprint.of(unit.stream().map(RunMetadata::runId).toList()).substring(0, 16);
    }
}
