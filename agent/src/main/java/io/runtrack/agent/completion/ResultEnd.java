package io.runtrack.agent.completion;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Is told how a result ended: its value, which may be null, and what it failed with, which is null unless it did. For
 * any thread, any number of times, of which the first counts. Never throws: what tells it is code of the host's
 * libraries.
 */
public interface ResultEnd extends BiConsumer<@Nullable Object, @Nullable Throwable> {}
