package io.runtrack.agent.rules;

import io.runtrack.agent.method.MethodRules;

/**
 * A framework whose calls are tracked though its users annotate nothing and write no rule. An implementation is public,
 * has a public constructor without parameters, and is made when the first class of the framework is met.
 */
public interface Framework {

    /**
     * Which of its methods are tracked, and as what. They should be methods that the framework itself has a body for: a
     * class of the host that implements one of its interfaces may have been loaded before the framework is met.
     */
    MethodRules rules();
}
