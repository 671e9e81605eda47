package io.runtrack.agent;

import io.runtrack.agent.rules.ConfiguredRules;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.LogLevel;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.redaction.Redaction;
import io.runtrack.storage.TrackingStorage;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Starts tracking in a JVM that runs already. Whoever attached the agent sits elsewhere and waits: what is wrong is said there, and on stderr for those who attach
 * with a tool that shows no answers. Used once, on the JVM's own thread for attaching.
 */
final class LateStart {
    private final Instrumentation instrumentation;

    LateStart(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    void start(@Nullable String arguments, boolean tracked) {
        try {
            if (tracked) {
                answer(AttachAnswer.refused(
                        "it is tracked already, since its start or an earlier attach; settings cannot be"
                                + " changed while it runs"));
                return;
            }
            ConfiguredRules rules = new ConfiguredRules();
            Settings settings = Settings.load(SettingSources.ofThisProcess(arguments), rules);
            String refusal = refusal(settings);
            if (refusal != null) {
                answer(AttachAnswer.refused(refusal));
            } else {
                answer(started(settings, rules));
            }
        } catch (InvalidSettingsException mistakes) {
            AgentLog.onStandardError(LogLevel.ERROR, Redaction.STANDARD)
                    .error("the application goes on untracked:" + System.lineSeparator() + mistakes.getMessage());
            answer(AttachAnswer.refused(String.valueOf(mistakes.getMessage())));
        } catch (Throwable fault) {
            answer(AttachAnswer.refused("it goes on untracked: " + fault));
            throw fault;
        }
    }

    private static @Nullable String refusal(Settings settings) {
        if (!settings.enabled()) {
            return "tracking is switched off by enabled=false (" + originOf(settings, "enabled")
                    + "); add enabled=true";
        }
        String path = settings.path();
        if (path == null) {
            return "no tracking path is set, here or there; add path=FOLDER";
        }
        try {
            TrackingStorage.open(path).close();
            return null;
        } catch (RuntimeException unusable) {
            return Redaction.STANDARD.apply(String.valueOf(unusable.getMessage()));
        }
    }

    private static String originOf(Settings settings, String key) {
        return settings.origin(key).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String started(Settings settings, ConfiguredRules rules) {
        List<String> warnings = Collections.synchronizedList(new ArrayList<>());
        AgentLog log = AgentLog.onStandardError(settings.logLevel(), settings.redaction());
        log.alsoTell(warnings::add);
        int woven = AgentRuntime.start(settings, rules, instrumentation, log);
        log.alsoTell(null);
        String path = settings.redaction().apply(Objects.requireNonNull(settings.path(), "there is one"));
        return AttachAnswer.accepted(
                "is tracked to " + path + "; "
                        + (woven == 0
                                ? "of the classes loaded so far none has tracked methods"
                                : woven + (woven == 1 ? " class" : " classes") + " with tracked methods loaded so far"),
                warnings);
    }

    private void answer(String text) {
        AttachAnswer.post(text, instrumentation);
    }
}
