package io.runtrack.figures.facts;

import io.runtrack.outcome.Sums;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of errors of one kind. For one thread. */
public final class ErrorSeen implements Addable<ErrorSeen> {
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    long withoutPath; // failures that are files of their own

    @Nullable
    FailureExample example;

    /** When the first one was seen; the end of time before any was. */
    public Instant first() {
        return first;
    }

    /** When the last one was seen; the beginning of time before any was. */
    public Instant last() {
        return last;
    }

    /** How many of the failures have no path, so that each is a file of its own. */
    public long withoutPath() {
        return withoutPath;
    }

    /** One of them; null before any was seen. */
    public @Nullable FailureExample example() {
        return example;
    }

    void add(FailureExample failure) {
        see(failure.at(), failure.at());
        example = failure.better(example);
        withoutPath = Sums.plus(withoutPath, failure.path() == null ? 1 : 0);
    }

    public void see(Instant from, Instant to) {
        first = from.isBefore(first) ? from : first;
        last = to.isAfter(last) ? to : last;
    }

    public boolean isEmpty() {
        return example == null;
    }

    @Override
    public void add(ErrorSeen other) {
        see(other.first, other.last);
        example = other.example == null ? example : other.example.better(example);
        withoutPath = Sums.plus(withoutPath, other.withoutPath);
    }
}
