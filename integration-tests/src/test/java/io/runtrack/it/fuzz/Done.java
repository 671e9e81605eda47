package io.runtrack.it.fuzz;

import org.jspecify.annotations.Nullable;

/** How a call ended: by its value, or by a failure. */
record Done(Value value, @Nullable Failure failure) {

    static Done returned(Value value) {
        return new Done(value, null);
    }

    static Done threw(Failure failure) {
        return new Done(Value.ofVoid(), failure);
    }

    /** Nothing if it threw. */
    @Nullable
    Value result() {
        return failure == null ? value : null;
    }

    /** As the host prints it. */
    String line() {
        return failure == null ? "returned " + value.line() : "threw " + failure.line();
    }
}
