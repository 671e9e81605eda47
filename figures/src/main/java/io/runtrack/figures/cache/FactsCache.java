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
import io.runtrack.storage.TrackingStorage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the facts of days that are over, all of whose runs have ended, so that their logs are read once. What it has is
 * used if all documents that it was made of are listed as they were then; else it is made anew, silently. A day with a
 * log that could not be read is not kept. For one thread; of several processes with one folder the last one wins.
 */
public final class FactsCache implements FactsSource {
    private static final int MOST_ASKED = 200_000;

    private final FactsSource source;
    private final KeptFiles kept;
    private final DocumentVersions versions;
    private final ZoneId zone;
    private final Instant now;

    /**
     * Keeps facts in a folder.
     *
     * @param folder where; it is created when it is needed
     * @param storage whose facts they are
     * @param selection which runs are wanted, in words: what one selection comes to is not for another
     * @param source where facts come from that are not there
     */
    public FactsCache(
            Path folder, TrackingStorage storage, ZoneId zone, String selection, Instant now, FactsSource source) {
        this.source = source;
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
    public Facts facts(DayPart part, Facts.Extent extent) {
        List<RunMetadata> runs = Stream.concat(
                        part.runs().stream(), part.units().stream().flatMap(List::stream))
                .toList();
        String fingerprint = isOver(part.day(), runs) ? versions.fingerprint(part) : null;
        if (fingerprint == null) {
            return source.facts(part, extent);
        }
        String name = part.day() + ".json";
        Facts known = kept.read(name, fingerprint, FactsJson::read);
        if (known != null) {
            return known;
        }
        Facts facts = source.facts(part, Facts.Extent.WHOLE);
        if (facts.unreadable().isEmpty()) {
            kept.write(name, fingerprint, json -> FactsJson.write(facts, json));
            return facts;
        }
        // What was not asked for may be what could not be read.
        return extent == Facts.Extent.WHOLE ? facts : source.facts(part, extent);
    }

    @Override
    public Successes successes(LaterDay later, FailedFiles asked) {
        List<RunMetadata> runs = later.runs().stream().map(LaterRun::run).toList();
        String fingerprint = isOver(later.day(), runs) ? versions.fingerprint(later) : null;
        if (fingerprint == null) {
            return source.successes(later, asked);
        }
        String name = later.day() + "-redone.json";
        KeptAnswers known = kept.read(name, fingerprint, KeptAnswers::read);
        if (known != null && known.answers(asked)) {
            return known.successes();
        }
        FailedFiles all = FailedFiles.ofKeys(known == null ? new long[0] : known.asked(), asked);
        Successes successes = source.successes(later, all);
        long[] keys = all.keysBefore(Long.MAX_VALUE);
        if (successes.unreadable().isEmpty() && keys.length <= MOST_ASKED) {
            kept.write(name, fingerprint, new KeptAnswers(keys, successes)::write);
        }
        return successes;
    }

    /** Whether no run of it will change any more, as far as is known; one that does all the same is seen. */
    private boolean isOver(LocalDate day, List<RunMetadata> runs) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return end.isBefore(now) && runs.stream().noneMatch(run -> RunState.of(run, now) == RunState.RUNNING);
    }
}
