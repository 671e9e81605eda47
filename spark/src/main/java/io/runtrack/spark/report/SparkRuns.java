package io.runtrack.spark.report;

import io.runtrack.figures.FigureReader;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import io.runtrack.storage.blob.UnreadableDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/** Lists runs on executors, the folder of a day each. The driver holds what all of them come to: about 1 KB a run. */
final class SparkRuns implements FigureReader.Runs {
    /** Beyond these the driver lists by itself, which asks for years at once. */
    private static final int MOST_DAYS = 4_000;

    private final JavaSparkContext spark;
    private final TrackingStorage storage;

    SparkRuns(JavaSparkContext spark, TrackingStorage storage) {
        this.spark = spark;
        this.storage = storage;
    }

    @Override
    public RunListing between(Instant from, Instant to) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate last = day(to);
        for (LocalDate day = day(from); !day.isAfter(last) && days.size() <= MOST_DAYS; day = day.plusDays(1)) {
            days.add(day);
        }
        if (days.size() > MOST_DAYS) {
            return storage.listRuns(from, to, run -> true);
        }
        List<RunMetadata> runs = new ArrayList<>();
        List<UnreadableDocument> unreadable = new ArrayList<>();
        for (byte[] listed : OnExecutors.run(spark, days, new ListDay(storage.destination()))) {
            unpack(listed, runs, unreadable);
        }
        runs.removeIf(run -> run.startedAt().isBefore(from) || run.startedAt().isAfter(to));
        runs.sort(Comparator.comparing(RunMetadata::startedAt).reversed().thenComparing(RunMetadata::runId));
        unreadable.sort(Comparator.comparing(UnreadableDocument::name));
        return new RunListing(runs, unreadable);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static void unpack(byte[] listed, List<RunMetadata> runs, List<UnreadableDocument> unreadable) {
        try {
            Packed.Unpacker unpacker = Packed.unpack(listed);
            for (int left = unpacker.number(); left > 0; left--) {
                runs.add(unpacker.run());
            }
            for (int left = unpacker.number(); left > 0; left--) {
                unreadable.add(new UnreadableDocument(unpacker.text(), unpacker.text()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The task of an executor. */
    private record ListDay(String destination) implements Function<LocalDate, byte[]> {
        @Override
        public byte[] call(LocalDate day) throws IOException {
            try (TrackingStorage storage = TrackingStorage.reopen(destination)) {
                RunListing listing = storage.listDay(day);
                return Packed.pack(packer -> {
                    packer.number(listing.runs().size());
                    for (RunMetadata run : listing.runs()) {
                        packer.run(run);
                    }
                    packer.number(listing.unreadable().size());
                    for (UnreadableDocument document : listing.unreadable()) {
                        packer.text(document.name());
                        packer.text(document.reason());
                    }
                });
            }
        }
    }
}
