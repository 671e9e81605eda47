package io.runtrack.cli.report.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The formats in which a report is written, each with the ending of its file. */
public enum ReportFormat {
    HTML,
    CSV,
    JSON,
    XLSX,
    MD;

    /** Null when there is no such format. */
    public static @Nullable ReportFormat named(String text) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElse(null);
    }

    /** For messages: {@code html, csv, …}. */
    public static String all() {
        return Arrays.stream(values()).map(ReportFormat::ending).collect(Collectors.joining(", "));
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the report's file. */
    public String fileName() {
        return "delivery-report." + ending();
    }
}
