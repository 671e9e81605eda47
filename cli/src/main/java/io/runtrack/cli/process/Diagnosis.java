package io.runtrack.cli.process;

import io.runtrack.config.ResolvedSetting;
import java.util.List;

/**
 * All that doctor has found.
 *
 * @param settings each setting, and where it came from
 * @param checks what was looked at
 * @param methods what would be tracked of the class path; empty when none was given
 */
record Diagnosis(List<ResolvedSetting> settings, List<Check> checks, TrackedMethodList methods) {

    boolean isGood() {
        return checks.stream().noneMatch(check -> check.result() == Check.Result.FAILED);
    }
}
