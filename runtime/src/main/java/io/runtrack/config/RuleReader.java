package io.runtrack.config;

import java.util.List;
import java.util.Map;

/**
 * Reads the sections of a config file that name methods. The settings do not need them, but report all mistakes
 * together.
 */
public interface RuleReader {

    /** For whoever weaves no methods. */
    RuleReader NONE = new RuleReader() {
        @Override
        public List<SettingProblem> read(Map<String, YamlValue> sections) {
            return List.of();
        }
    };

    /**
     * Reads the sections; asked at most once, and only if the file has any.
     *
     * @param sections as they stand in the file, by name: {@code commands}, {@code files}, {@code emails},
     *     {@code exclude}
     * @return what is wrong with them
     */
    List<SettingProblem> read(Map<String, YamlValue> sections);
}
