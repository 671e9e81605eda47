package io.runtrack.it.architecture.planted.loop.one;

import io.runtrack.it.architecture.planted.loop.two.Two;

/** One half of a cycle, in packages that have no row in the table. */
public class One {
    @Override
    public String toString() {
        return Two.class.getSimpleName();
    }
}
