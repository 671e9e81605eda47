package io.runtrack.figures.facts;

/** Takes in another of its kind. In which order many are taken in, and how they were split before, never matters. */
public interface Addable<V> {
    void add(V other);
}
