package io.runtrack.agent.rules;

import io.runtrack.agent.discovery.HostClasses;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.config.RuleReader;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.YamlValue;
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
     * What there is to say, when the JVM ends, of rules that have named no method although the class that they name was
     * loaded. One file may serve several programs: the others are no mistakes.
     *
     * @param loaded those of the host
     */
    public List<String> unmatched(HostClasses loaded) {
        return rules == null ? List.of() : new UnmatchedRules(rules, loaded).ofClassesThatAreThere();
    }

    /**
     * The same of rules whose class is not there either, for somebody who asks about one program.
     *
     * @param all that there are
     */
    public List<String> unmatchedAmong(HostClasses all) {
        return rules == null ? List.of() : new UnmatchedRules(rules, all).all();
    }

    /**
     * Has something done, once, on the first thread that asks what the rules say of a method: none does in a JVM that
     * has nothing to track.
     */
    public void atFirstUse(Runnable action) {
        if (rules != null) {
            rules.atFirstUse(action);
        }
    }
}
