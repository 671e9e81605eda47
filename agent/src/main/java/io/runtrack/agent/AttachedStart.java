package io.runtrack.agent;

import io.runtrack.agent.rules.ConfiguredRules;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.LogLevel;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.redaction.Redaction;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Starts tracking in a JVM that runs already. Whoever attached the agent waits for an answer, so mistakes are told
 * there. They are told on stderr, too, since some tools show no answers. Used once, on the JVM's own thread for
 * attaching.
 */
final class AttachedStart {
    private final Instrumentation instrumentation;

    AttachedStart(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    void start(@Nullable String arguments, @Nullable String occupied) {
        try {
            if (occupied != null) {
                answer(AttachAnswer.refused(occupied));
                return;
            }
            ConfiguredRules rules = new ConfiguredRules();
            Settings settings = Settings.load(SettingSources.ofThisProcess(arguments, new ArchivedStorages()), rules);
            AgentLog log = AgentLog.onStandardError(settings.logLevel(), settings.redaction());
            String refusal = AttachRefusal.of(settings, log);
            answer(refusal == null ? started(settings, rules, log) : AttachAnswer.refused(refusal));
        } catch (InvalidSettingsException mistakes) {
            AgentLog.onStandardError(LogLevel.ERROR, Redaction.STANDARD)
                    .error("the application goes on untracked:" + System.lineSeparator() + mistakes.getMessage());
            answer(AttachAnswer.refused(String.valueOf(mistakes.getMessage())));
        } catch (Throwable fault) {
            answer(AttachAnswer.refused("it goes on untracked: " + fault));
            throw fault;
        }
    }

    private String started(Settings settings, ConfiguredRules rules, AgentLog log) {
        List<String> warnings = Collections.synchronizedList(new ArrayList<>());
        log.alsoTell(warnings::add);
        int woven = AgentRuntime.start(settings, rules, instrumentation, log);
        log.alsoTell(null);
        if (AgentRuntime.occupied() == null) {
            return AttachAnswer.refused("it goes on untracked: " + String.join("; ", List.copyOf(warnings)));
        }
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
