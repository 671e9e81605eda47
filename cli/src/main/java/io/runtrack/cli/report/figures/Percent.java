package io.runtrack.cli.report.figures;

import org.jspecify.annotations.Nullable;

/** Percentages as reports show them. Stateless. */
final class Percent {

    private Percent() {}

    /** To a hundredth; null of nothing. Neither 0 nor 100 unless it is exactly that. */
    static @Nullable Double of(long part, long whole) {
        if (whole == 0) {
            return null;
        }
        long hundredths = Math.round(10_000.0 * part / whole);
        if (hundredths == 0 && part > 0) {
            return 0.01;
        }
        return hundredths == 10_000 && part < whole ? 99.99 : hundredths / 100.0;
    }
}
