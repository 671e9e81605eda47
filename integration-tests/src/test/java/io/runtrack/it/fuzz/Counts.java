package io.runtrack.it.fuzz;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many files and emails of a run ended how. A file that was tried again counts as its last attempt did. For one
 * thread.
 */
final class Counts {
    private final Map<String, Integer> files = new TreeMap<>();
    private final Map<String, Integer> emails = new TreeMap<>();

    void file(String status, boolean repaired) {
        if (repaired) {
            files.merge("failed", -1, Integer::sum);
        }
        files.merge(status, 1, Integer::sum);
    }

    void email(String status) {
        emails.merge(status, 1, Integer::sum);
    }

    void add(Counts other) {
        other.files.forEach((status, count) -> files.merge(status, count, Integer::sum));
        other.emails.forEach((status, count) -> emails.merge(status, count, Integer::sum));
    }

    /** The status and the error of a command that ended without saying how. */
    String ending() {
        int failed = files("failed") + emails("failed");
        if (failed == 0) {
            return "success null";
        }
        if (files("success") + emails("sent") > 0) {
            return "partial_success null";
        }
        return "failed " + Lines.shown(Lines.error(null, message()));
    }

    /** Files and emails that failed together have no fixed wording. */
    private String message() {
        boolean ofFiles = files("failed") > 0;
        if ((ofFiles && !emails.isEmpty()) || (!ofFiles && !files.isEmpty())) {
            return "any";
        }
        int failed = ofFiles ? files("failed") : emails("failed");
        int all = failed + files("skipped") + emails("skipped");
        String what = ofFiles ? " files failed" : " emails failed";
        return all > failed ? failed + " of " + all + what + ", none succeeded" : "all " + all + what;
    }

    /** Whether the message of a run that failed so is fixed. */
    boolean fixesMessage() {
        return !ending().contains("'any'");
    }

    private int files(String status) {
        return files.getOrDefault(status, 0);
    }

    private int emails(String status) {
        return emails.getOrDefault(status, 0);
    }

    @Override
    public String toString() {
        return "files " + files("success") + "/" + files("failed") + "/" + files("skipped") + " emails "
                + emails("sent") + "/" + emails("failed") + "/" + emails("skipped");
    }
}
