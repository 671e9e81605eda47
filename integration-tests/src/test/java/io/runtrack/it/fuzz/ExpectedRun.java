package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as a model foretells it. For one thread. */
final class ExpectedRun {
    /** In the place of a command, where there is none. */
    static final String IMPLICIT = "none";

    private final String command;
    private final String head;
    private final List<String> lines = new ArrayList<>();
    private final Counts counts = new Counts();
    private final Map<String, Integer> failedBefore = new HashMap<>();
    private @Nullable String end;

    /** The head is what is known when it starts. */
    ExpectedRun(String command, String head) {
        this.command = command;
        this.head = head;
    }

    static String head(
            String command,
            @Nullable String subcommand,
            @Nullable String config,
            @Nullable String date,
            @Nullable String parent) {
        return "run " + command + " sub=" + Lines.shown(subcommand) + " config=" + Lines.shown(config) + " date="
                + Lines.shown(date) + " parent=" + Lines.shown(parent);
    }

    boolean hasEnded() {
        return end != null;
    }

    /** The attempt that a file is when it ends so: the next after one of the same method and path that failed. */
    int attempt(String method, @Nullable String path, String status) {
        String key = method + " " + path;
        int attempt = failedBefore.getOrDefault(key, 0) + 1;
        if (status.equals("failed") && path != null) {
            failedBefore.put(key, attempt);
        } else {
            failedBefore.remove(key);
        }
        counts.file(status, attempt > 1);
        return attempt;
    }

    void file(String line) {
        lines.add(line);
    }

    void email(String line, String status) {
        lines.add(line);
        counts.email(status);
    }

    /** Ended by itself: with the code, if it has one. */
    void end(@Nullable Failure failure, @Nullable Integer exitCode) {
        if (failure != null) {
            end = "failed " + Lines.shown(Lines.error(failure.type(), failure.message())) + " exit=null";
        } else if (exitCode != null && exitCode != 0) {
            end = "failed " + Lines.shown(Lines.error(null, "exited with status " + exitCode)) + " exit=" + exitCode;
        } else {
            end = counts.ending() + " exit=" + exitCode;
        }
    }

    /** One of each record, after its command. */
    List<String> lines() {
        return lines.stream().map(line -> command + ": " + line).toList();
    }

    String head() {
        return head + " " + end + " " + counts;
    }
}
