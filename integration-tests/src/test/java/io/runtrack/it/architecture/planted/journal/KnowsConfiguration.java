package io.runtrack.it.architecture.planted.journal;

import io.runtrack.it.architecture.planted.config.Knowing;

/** Breaks two rules: the journal may know the model alone, and this package has no {@code package-info.java}. */
public final class KnowsConfiguration {
    private final Knowing forbidden = new Knowing();

    @Override
    public String toString() {
        return "knows " + forbidden;
    }
}
