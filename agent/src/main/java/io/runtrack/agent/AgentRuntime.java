package io.runtrack.agent;

import io.runtrack.agent.instrument.Lineage;
import io.runtrack.agent.instrument.LoadedClasses;
import io.runtrack.agent.instrument.MethodRules;
import io.runtrack.agent.instrument.TrackingTransformer;
import io.runtrack.agent.rules.ConfiguredRules;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.LogLevel;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.redaction.Redaction;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The composition root. Does as little as it can before the host's main method: reads the settings, registers the transformer, and leaves the
 * rest to {@link FirstTrackedClass}.
 */
public final class AgentRuntime {

    private static volatile boolean trackingJvm;

    private AgentRuntime() {}

    /** Whether the start or the attach that was entered here has this JVM tracked. Called by name from the entry class. */
    public static boolean isTracking() {
        return trackingJvm;
    }

    /**
     * Starts tracking, or says what keeps it from it. Called by name from the entry class.
     *
     * @param arguments what follows the equals sign of {@code -javaagent}
     */
    public static void start(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            ConfiguredRules rules = new ConfiguredRules();
            Settings settings = Settings.load(SettingSources.ofThisProcess(arguments), rules);
            if (settings.isTracking()) {
                AgentLog log = AgentLog.onStandardError(settings.logLevel(), settings.redaction());
                start(settings, rules, instrumentation, log);
            }
        } catch (InvalidSettingsException mistakes) {
            AgentLog.onStandardError(LogLevel.ERROR, Redaction.STANDARD)
                    .error("the application goes on untracked:" + System.lineSeparator() + mistakes.getMessage());
        }
    }

    /**
     * Starts tracking in a JVM that runs already, and tells whoever attached the agent what came of it. Called by name from the entry class.
     *
     * @param arguments as {@code key=value,key=value}
     * @param tracked whether this JVM is tracked already, by an earlier one of us
     */
    public static void attach(@Nullable String arguments, Instrumentation instrumentation, boolean tracked) {
        new LateStart(instrumentation).start(arguments, tracked);
    }

    /** How many classes that were loaded already are tracked now. */
    static int start(Settings settings, ConfiguredRules rules, Instrumentation instrumentation, AgentLog log) {
        Lineage lineage = new Lineage(rules.methods());
        FirstTrackedClass tracking = new FirstTrackedClass(settings, instrumentation, log);
        TrackingTransformer transformer = new TrackingTransformer(tracking, lineage, log);
        LoadedClasses loaded = new LoadedClasses(instrumentation, transformer, lineage, log);
        if (rules.methods() != MethodRules.NONE) {
            rules.atFirstUse(new RulesAtExit(rules, tracking, loaded, log));
        }
        instrumentation.addTransformer(transformer, true);
        if (log.isDebug()) {
            Runtime.getRuntime().addShutdownHook(new Thread(log::summarize, "runtrack-summary"));
        }
        trackingJvm = true;
        return loaded.weave();
    }
}
