package io.runtrack.cli.option;

import io.runtrack.cli.terminal.Times;
import io.runtrack.cli.terminal.UsageMistake;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The zone of days that are given, and of times that are shown. */
public final class ZoneOption {
    private static final String VARIABLE = "TRACKING_ZONE";

    @Option(
            names = "--zone",
            converter = ZoneConverter.class,
            paramLabel = "ZONE",
            description = "The time zone of days and of times; the environment variable TRACKING_ZONE, else UTC, by"
                    + " default.")
    private @Nullable ZoneId zone;

    /** The zone that was given, if one was. */
    public @Nullable ZoneId given() {
        return zone;
    }

    /**
     * The zone that was given, the environment's, or UTC.
     *
     * @throws UsageMistake when it is left to the environment, and that names no zone
     */
    public ZoneId zone(Map<String, String> environment) {
        if (zone != null) {
            return zone;
        }
        String configured = environment.get(VARIABLE);
        if (configured == null || configured.isBlank()) {
            return Times.UTC;
        }
        try {
            return new ZoneConverter().convert(configured.strip());
        } catch (TypeConversionException unknown) {
            throw new UsageMistake(VARIABLE + ": " + unknown.getMessage());
        }
    }
}
