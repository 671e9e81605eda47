package io.runtrack.ui.api;

import io.runtrack.annotations.FileStatus;
import io.runtrack.answer.Field;
import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.StoredTime;
import io.runtrack.figures.facts.TimesSketch;
import io.runtrack.ui.index.FileTable;
import io.runtrack.ui.index.FileTables;
import io.runtrack.ui.server.Answer;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers the attempts of a run and all below it over time: how many at once, how long each, how they ended. */
final class FileTimes {
    private static final int USUAL_BUCKETS = 200;
    private static final int MOST_BUCKETS = 2_000;
    private static final int MOST_SLOTS = 5_000;
    private static final long MICROS = 1_000;

    private final FileTable table;
    private final int[] rows;
    private final long from; // microseconds
    private final long to;
    private final long width;
    private final List<Bucket> buckets = new ArrayList<>();

    /** A part of the time. */
    private static final class Bucket {
        private int started;
        private final Map<FileStatus, Integer> ended = new EnumMap<>(FileStatus.class);
        private int active;
        private final TimesSketch took = TimesSketch.small();
    }

    private FileTimes(FileTable table, int most) {
        this.table = table;
        this.rows = IntStream.of(table.order(FileTable.Order.STARTED))
                .filter(row -> table.started(row) != Long.MIN_VALUE)
                .toArray();
        this.from = rows.length == 0 ? 0 : table.started(rows[0]);
        this.to = IntStream.of(rows).mapToLong(this::end).max().orElse(from);
        this.width = Math.max(MICROS, (to - from) / most + 1);
        for (long start = from; rows.length > 0 && start <= to; start += width) {
            buckets.add(new Bucket());
        }
        IntStream.of(rows).forEach(this::count);
    }

    private long end(int row) {
        return table.started(row) + MICROS * Math.max(0, table.took(row));
    }

    private void count(int row) {
        int first = bucket(table.started(row));
        int last = bucket(end(row));
        buckets.get(first).started++;
        Bucket ended = buckets.get(last);
        ended.ended.merge(table.status(row), 1, Integer::sum);
        ended.took.add(table.took(row) < 0 ? null : table.took(row));
        buckets.get(first).active++;
        if (last + 1 < buckets.size()) {
            buckets.get(last + 1).active--;
        }
    }

    private int bucket(long micros) {
        return (int) ((micros - from) / width);
    }

    static Answer answer(FileTables.Files files, Parameters parameters) throws IOException {
        FileTimes times = new FileTimes(files.table(), parameters.number("buckets", 1, MOST_BUCKETS, USUAL_BUCKETS));
        return Json.answer(times::write);
    }

    private void write(JsonOutput json) throws IOException {
        Json.text(json, "from", rows.length == 0 ? null : time(from));
        Json.text(json, "to", rows.length == 0 ? null : time(to));
        Json.number(json, "bucket_ms", width / MICROS);
        Json.number(json, "left_out", table.size() - rows.length);
        json.generator().writeArrayFieldStart("buckets");
        int active = 0;
        for (int i = 0; i < buckets.size(); i++) {
            Bucket bucket = buckets.get(i);
            active += bucket.active;
            json.generator().writeStartObject();
            Json.text(json, "at", time(from + i * width));
            Json.number(json, "started", bucket.started);
            for (FileStatus status : FileStatus.values()) {
                Json.number(json, Field.lower(status), bucket.ended.getOrDefault(status, 0));
            }
            Json.number(json, "active", active);
            Json.number(json, "p50_ms", bucket.took.median());
            Json.number(json, "p95_ms", bucket.took.p95());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
        writeSlots(json);
    }

    /** The log does not say which thread did what: each attempt goes to the first lane that is free. */
    private void writeSlots(JsonOutput json) throws IOException {
        record Lane(int number, long freeAt) {}
        PriorityQueue<Lane> lanes =
                new PriorityQueue<>(Comparator.comparingLong(Lane::freeAt).thenComparingInt(Lane::number));
        json.generator().writeArrayFieldStart("slots");
        for (int row : rows.length > MOST_SLOTS ? new int[0] : rows) {
            Lane free = lanes.peek();
            boolean isFree = free != null && free.freeAt <= table.started(row);
            int lane = isFree && free != null ? free.number : lanes.size();
            if (isFree) {
                lanes.remove();
            }
            lanes.add(new Lane(lane, end(row)));
            json.generator().writeStartObject();
            Json.number(json, "slot", lane);
            Json.text(json, "file_path", table.path(row));
            Json.text(json, "status", Field.lower(table.status(row)));
            Json.text(json, "started_at", time(table.started(row)));
            Json.number(json, "took_ms", table.took(row) < 0 ? null : table.took(row));
            Json.number(json, "attempt", table.attempt(row));
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private static @Nullable String time(long micros) {
        return StoredTime.text(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
