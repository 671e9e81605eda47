package io.runtrack.agent;

import io.runtrack.agent.instrument.LoadedClasses;
import io.runtrack.agent.rules.ConfiguredRules;
import io.runtrack.threads.BackgroundThreads;

/**
 * Says, when a JVM ends that has recorded something, which rules have named no method of the classes that it loaded.
 * Registers its shutdown hook when the rules are first asked of a method; a JVM that has nothing to track gets none.
 */
final class RulesAtExit implements Runnable {
    private final ConfiguredRules rules;
    private final FirstTrackedClass tracking;
    private final LoadedClasses classes;
    private final AgentLog log;

    RulesAtExit(ConfiguredRules rules, FirstTrackedClass tracking, LoadedClasses classes, AgentLog log) {
        this.rules = rules;
        this.tracking = tracking;
        this.classes = classes;
        this.log = log;
    }

    /** On a thread of the host's that loads a class: registers the hook. */
    @Override
    public void run() {
        if (!BackgroundThreads.doAtExit("runtrack rules", this::report)) {
            log.debug("rules that match nothing go unsaid: the JVM is ending");
        }
    }

    private void report() {
        try {
            if (tracking.hasRecorded()) {
                rules.unmatched(classes.now()).forEach(log);
            }
        } catch (Throwable problem) {
            log.failure("the rules that match nothing", problem);
        }
    }
}
