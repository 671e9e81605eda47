package io.runtrack.cli.run;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.figures.facts.RedoneRuns;
import io.runtrack.figures.logs.RunLogs;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The addresses of the emails of some trees whose last record failed. For one thread. */
final class FailedEmails {
    private static final Comparator<RunMetadata> BY_START =
            Comparator.comparing(RunMetadata::startedAt).thenComparing(RunMetadata::runId);

    private final Set<FailedCommand.Outcome> outcomes;
    private final boolean still;
    private final RunLogs logs;

    /** @param still whether those are left out to whom a later run of the same command sent */
    FailedEmails(TrackingStorage storage, Set<FailedCommand.Outcome> outcomes, boolean still) {
        this.outcomes = outcomes;
        this.still = still;
        this.logs = new RunLogs(storage);
    }

    List<String> unreadable() {
        return logs.unreadable();
    }

    void write(List<GivenTree> trees, FailedNames names) {
        for (GivenTree given : trees) {
            Map<String, EmailStatus> last = last(given, names);
            Set<String> sentSince = still ? sentSince(given) : Set.of();
            last.forEach((address, status) -> {
                if (outcomes.stream().anyMatch(outcome -> outcome.is(status)) && !sentSince.contains(address)) {
                    names.add(address);
                }
            });
        }
        names.write();
    }

    /** What was last said of each address. */
    private Map<String, EmailStatus> last(GivenTree given, FailedNames names) {
        Map<String, EmailStatus> last = new LinkedHashMap<>();
        for (RunMetadata run : given.tree().runs().stream().sorted(BY_START).toList()) {
            logs.eachEmail(run, result -> {
                if (result.email() != null) {
                    last.put(result.email(), result.status());
                } else if (outcomes.stream().anyMatch(outcome -> outcome.is(result.status()))) {
                    names.add(null);
                }
            });
        }
        return last;
    }

    private Set<String> sentSince(GivenTree given) {
        Set<String> commands =
                given.tree().runs().stream().map(RunMetadata::command).collect(Collectors.toSet());
        Set<String> ids = given.tree().runs().stream().map(RunMetadata::runId).collect(Collectors.toSet());
        Instant first = given.tree().runs().get(0).startedAt();
        Set<String> sent = new HashSet<>();
        RedoneRuns redoneRuns = new RedoneRuns(given.runs());
        for (RunMetadata run : given.runs()) {
            boolean repeats = commands.contains(run.command())
                    || redoneRuns.chain(run).stream().anyMatch(ids::contains);
            if (repeats
                    && !ids.contains(run.runId())
                    && run.emailsSent() > 0
                    && run.startedAt().isAfter(first)) {
                logs.eachEmail(run, result -> {
                    if (result.email() != null && result.status() == EmailStatus.SENT) {
                        sent.add(result.email());
                    }
                });
            }
        }
        return sent;
    }
}
