package io.runtrack.agent.rules;

import io.runtrack.agent.instrument.MethodRules;
import io.runtrack.config.RuleReader;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.YamlValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of this process's config file, once its settings have been read. Loads nothing where there are none. */
public final class ConfiguredRules implements RuleReader {
    private @Nullable RuleSet rules;

    @Override
    public List<SettingProblem> read(Map<String, YamlValue> sections) {
        RuleSections read = new RuleSections();
        read.read(sections);
        rules = read.rules();
        return read.problems();
    }

    /** What they say of methods. */
    public MethodRules methods() {
        return rules == null ? MethodRules.NONE : rules;
    }

    /**
     * What there is to say, when the JVM ends, of rules that have named no method.
     *
     * @param recorded whether this JVM has recorded something
     * @param loadedClasses the binary names of those of the host
     */
    public List<String> unmatched(boolean recorded, Collection<String> loadedClasses) {
        return rules == null ? List.of() : new UnmatchedRules(rules, loadedClasses).warnings(recorded);
    }

    /** Has something done, once, on the first thread that asks what the rules say of a method: none does in a JVM that has nothing to track. */
    public void atFirstUse(Runnable action) {
        if (rules != null) {
            rules.atFirstUse(action);
        }
    }
}
