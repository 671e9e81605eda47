package io.runtrack.agent.completion;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The JDK's futures. Whoever asks one for the number of its dependents sees one more, because there is no other way to
 * be told of its end. Constants of an enum, since they have no state.
 */
enum FutureResult implements ResultType {
    /** A {@code CompletableFuture} and nothing but that. */
    PLAIN {
        @Override
        public Object follow(Object result, OpenCall call) {
            var unused = ((CompletableFuture<?>) result).whenComplete(call);
            return result;
        }
    },

    /**
     * A subclass, of the host's perhaps: what it may have overridden is left alone, for {@code anyOf} asks the base
     * class only.
     */
    SUBCLASS {
        @Override
        public Object follow(Object result, OpenCall call) {
            var unused = CompletableFuture.anyOf((CompletableFuture<?>) result, new CompletableFuture<>())
                    .whenComplete(call);
            return result;
        }
    },

    /** Some other class of the host's. */
    STAGE {
        @Override
        public Object follow(Object result, OpenCall call) {
            var unused = ((CompletionStage<?>) result).whenComplete(call);
            return result;
        }
    };

    @Override
    public boolean tellsOthersFirst() {
        return this != STAGE;
    }

    /** As of a {@link #SUBCLASS}; of one that has ended nothing is left to be called back. */
    @Override
    public void settle(Object result, OpenCall call) {
        if (this != STAGE && ((CompletableFuture<?>) result).isDone()) {
            var unused = CompletableFuture.anyOf((CompletableFuture<?>) result, new CompletableFuture<>())
                    .whenComplete(call);
        }
    }

    static FutureResult of(Class<?> type) {
        if (type == CompletableFuture.class) {
            return PLAIN;
        }
        return CompletableFuture.class.isAssignableFrom(type) ? SUBCLASS : STAGE;
    }
}
