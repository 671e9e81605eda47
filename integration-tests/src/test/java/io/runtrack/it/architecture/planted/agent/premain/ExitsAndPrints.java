package io.runtrack.it.architecture.planted.agent.premain;

import net.bytebuddy.description.type.TypeDescription;

/** Breaks three rules: ends the JVM, prints, and knows a library that belongs to another package. */
public final class ExitsAndPrints {
    void exit() {
        System.exit(1);
    }

    void halt() {
        Runtime.getRuntime().halt(1);
    }

    void print() {
        System.err.println(TypeDescription.ForLoadedType.of(Object.class));
    }
}
