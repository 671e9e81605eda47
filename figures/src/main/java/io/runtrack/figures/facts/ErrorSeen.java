package io.runtrack.figures;

import io.runtrack.outcome.Sums;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of errors of one kind. For one thread. */
final class ErrorSeen implements Addable<ErrorSeen> {
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    long withoutPath; // failures that are files of their own

    @Nullable
    FailureExample example;

    void add(FailureExample failure) {
        see(failure.at(), failure.at());
        example = failure.better(example);
        withoutPath = Sums.plus(withoutPath, failure.path() == null ? 1 : 0);
    }

    void see(Instant from, Instant to) {
        first = from.isBefore(first) ? from : first;
        last = to.isAfter(last) ? to : last;
    }

    boolean isEmpty() {
        return example == null;
    }

    @Override
    public void add(ErrorSeen other) {
        see(other.first, other.last);
        example = other.example == null ? example : other.example.better(example);
        withoutPath = Sums.plus(withoutPath, other.withoutPath);
    }
}
