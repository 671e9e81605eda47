package io.runtrack.cli.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent would track of a class path.
 *
 * @param problems mistakes in the config file
 * @param warnings what the agent would warn of
 * @param methods one for each tracked method and kind of record
 */
record TrackedMethodList(List<String> problems, List<String> warnings, List<Method> methods) {
    static final TrackedMethodList NONE = new TrackedMethodList(List.of(), List.of(), List.of());

    /**
     * A tracked method.
     *
     * @param method {@code class#method}
     * @param kind command, file or email
     * @param declaredBy the annotation, or the rule's place
     * @param declaredOn the method on which it stands
     */
    record Method(String method, String kind, String declaredBy, String declaredOn, List<Source> fields) {}

    /**
     * Where a field comes from.
     *
     * @param source as a template; null when nothing feeds it
     * @param given whether an attribute says so, rather than a default
     */
    record Source(String field, @Nullable String source, boolean given) {}
}
