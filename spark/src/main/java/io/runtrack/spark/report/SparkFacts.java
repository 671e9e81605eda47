package io.runtrack.spark.report;

import io.runtrack.figures.facts.DayPart;
import io.runtrack.figures.facts.Facts;
import io.runtrack.figures.facts.FactsJson;
import io.runtrack.figures.facts.FactsReader;
import io.runtrack.figures.facts.FactsSource;
import io.runtrack.figures.facts.FailedFiles;
import io.runtrack.figures.facts.LaterDay;
import io.runtrack.figures.facts.LaterRun;
import io.runtrack.figures.facts.Successes;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Folds logs on executors: each gets some units, and answers with facts, which the driver adds up in any order. */
final class SparkFacts implements FactsSource {
    /** More slices than cores, so that the longest log of a day does not keep all waiting. */
    private static final int SLICES_A_CORE = 3;

    private final JavaSparkContext spark;
    private final String destination;

    SparkFacts(JavaSparkContext spark, String destination) {
        this.spark = spark;
        this.destination = destination;
    }

    @Override
    public Facts facts(DayPart part, Facts.Extent extent) {
        Facts facts = new Facts();
        try {
            List<byte[]> slices = new ArrayList<>();
            for (DayPart slice : slices(part)) {
                slices.add(DayParts.pack(slice));
            }
            for (byte[] folded : OnExecutors.run(spark, slices, new Fold(destination, extent))) {
                facts.add(FactsJson.read(new ByteArrayInputStream(folded)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return facts;
    }

    @Override
    public Successes successes(LaterDay later, FailedFiles asked) {
        Successes successes = new Successes();
        Broadcast<long[]> keys = spark.broadcast(asked.keysBefore(Long.MAX_VALUE));
        try {
            List<byte[]> slices = new ArrayList<>();
            for (List<LaterRun> slice :
                    Slices.of(later.runs(), slices(), run -> run.run().totalFiles())) {
                slices.add(DayParts.pack(new LaterDay(later.day(), slice)));
            }
            for (byte[] found : OnExecutors.run(spark, slices, new Ask(destination, keys))) {
                successes.add(FactsJson.readSuccesses(new ByteArrayInputStream(found)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            keys.destroy();
        }
        return successes;
    }

    private int slices() {
        return SLICES_A_CORE * Math.max(1, spark.defaultParallelism());
    }

    /** Each unit goes with its runs' emails, so that metadata are sent once. */
    private List<DayPart> slices(DayPart part) {
        Set<String> left = new HashSet<>();
        part.runs().forEach(run -> left.add(run.runId()));
        List<DayPart> units = new ArrayList<>();
        for (List<RunMetadata> unit : part.units()) {
            List<RunMetadata> mails =
                    unit.stream().filter(run -> left.remove(run.runId())).toList();
            units.add(new DayPart(part.era(), part.day(), List.of(unit), mails));
        }
        for (RunMetadata run : part.runs()) {
            if (left.remove(run.runId())) {
                units.add(new DayPart(part.era(), part.day(), List.of(), List.of(run)));
            }
        }
        List<DayPart> slices = new ArrayList<>();
        for (List<DayPart> slice : Slices.of(units, slices(), SparkFacts::weight)) {
            List<List<RunMetadata>> unitsOfSlice = new ArrayList<>();
            List<RunMetadata> runsOfSlice = new ArrayList<>();
            slice.forEach(each -> {
                unitsOfSlice.addAll(each.units());
                runsOfSlice.addAll(each.runs());
            });
            slices.add(new DayPart(part.era(), part.day(), unitsOfSlice, runsOfSlice));
        }
        return slices;
    }

    private static long weight(DayPart unit) {
        return unit.units().stream()
                .flatMap(List::stream)
                .mapToLong(RunMetadata::totalFiles)
                .sum();
    }

    /** The task that folds. */
    private record Fold(String destination, Facts.Extent extent) implements Function<byte[], byte[]> {
        @Override
        public byte[] call(byte[] slice) throws IOException {
            ByteArrayOutputStream folded = new ByteArrayOutputStream();
            try (TrackingStorage storage = TrackingStorage.reopen(destination)) {
                FactsJson.write(new FactsReader(storage).facts(DayParts.dayPart(slice), extent), folded);
            }
            return folded.toByteArray();
        }
    }

    /** The task that looks for later successes. */
    private record Ask(String destination, Broadcast<long[]> keys) implements Function<byte[], byte[]> {
        @Override
        public byte[] call(byte[] slice) throws IOException {
            ByteArrayOutputStream found = new ByteArrayOutputStream();
            FailedFiles asked = FailedFiles.ofKeys(keys.value(), new FailedFiles());
            try (TrackingStorage storage = TrackingStorage.reopen(destination)) {
                FactsJson.write(new FactsReader(storage).successes(DayParts.laterDay(slice), asked), found);
            }
            return found.toByteArray();
        }
    }
}
