package io.runtrack.agent;

import io.runtrack.agent.discovery.Lineage;
import io.runtrack.agent.frameworks.FrameworkRules;
import io.runtrack.agent.instrument.LoadedClasses;
import io.runtrack.agent.instrument.TrackingTransformer;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.rules.ConfiguredRules;
import io.runtrack.config.CaptureNames;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.LogLevel;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.redaction.Redaction;
import io.runtrack.threads.BackgroundThreads;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The composition root. Does as little as it can before the host's main method: reads the settings, registers the
 * transformer, and leaves the rest to {@link FirstTrackedClass}.
 */
public final class AgentRuntime {

    /** The start or the attach that was entered here, once it has this JVM tracked. */
    private static volatile @Nullable FirstTrackedClass tracking;

    private AgentRuntime() {}

    /**
     * Why nobody else can have this JVM tracked: the start or the attach that was entered here does. Called by name
     * from the entry class.
     *
     * @return what to tell whoever wants to; null if it does not, and somebody else may
     */
    public static @Nullable String occupied() {
        FirstTrackedClass here = tracking;
        if (here == null || here.hasGivenUp()) {
            return null;
        }
        String trouble = here.whyNoJournal();
        return trouble == null
                ? "it is tracked already, since its start or an earlier attach; settings cannot be changed while it"
                        + " runs"
                : "its agent has been there since its start or an earlier attach, but nothing is recorded: " + trouble
                        + "; mend that there, as settings cannot be changed while it runs: the next run is recorded"
                        + " then";
    }

    /**
     * Starts tracking, or says what keeps it from it. Called by name from the entry class.
     *
     * @param arguments what follows the equals sign of {@code -javaagent}
     */
    public static void start(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            ConfiguredRules rules = new ConfiguredRules();
            Settings settings = Settings.load(SettingSources.ofThisProcess(arguments, new ArchivedStorages()), rules);
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
     * Starts tracking in a JVM that runs already, and tells whoever attached the agent what came of it. Called by name
     * from the entry class.
     *
     * @param arguments as {@code key=value,key=value}
     * @param occupied what an earlier one of us says that tracks this JVM already; null if none does
     */
    public static void attach(@Nullable String arguments, Instrumentation instrumentation, @Nullable String occupied) {
        new AttachedStart(instrumentation).start(arguments, occupied);
    }

    /** All that is said of methods beside annotations. What users say goes above what is built in. */
    static MethodRules methods(ConfiguredRules configured, CaptureNames captured) {
        return MethodRules.of(configured.methods(), FrameworkRules.builtIn(captured));
    }

    /** How many classes that were loaded already are tracked now. */
    static int start(Settings settings, ConfiguredRules rules, Instrumentation instrumentation, AgentLog log) {
        Lineage lineage = new Lineage(methods(rules, settings.capture()));
        FirstTrackedClass first = new FirstTrackedClass(settings, instrumentation, log);
        TrackingTransformer transformer = new TrackingTransformer(first, lineage, log);
        LoadedClasses loaded = new LoadedClasses(instrumentation, transformer, lineage, log);
        if (rules.methods() != MethodRules.NONE) {
            rules.atFirstUse(new RulesAtExit(rules, first, loaded, log));
        }
        instrumentation.addTransformer(transformer, true);
        if (log.isDebug()) {
            Runtime.getRuntime().addShutdownHook(BackgroundThreads.atExit("runtrack-summary", log::summarize));
        }
        tracking = first;
        return loaded.weave();
    }
}
