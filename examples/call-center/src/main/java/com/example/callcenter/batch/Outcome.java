package com.example.callcenter.batch;

/** How many items of a batch were done, failed, and were left out for a good reason. */
public record Outcome(int done, int failed, int skipped) {

    /** 0 nothing failed, 3 some failed and some were done, 1 nothing was done. */
    public int exitCode() {
        if (failed == 0) {
            return 0;
        }
        return done == 0 ? 1 : 3;
    }
}
