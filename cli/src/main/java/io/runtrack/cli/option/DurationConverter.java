package io.runtrack.cli.option;

import io.runtrack.config.DurationSyntax;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time from the command line, as the settings are read. */
public final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        Duration duration = DurationSyntax.parse(text);
        if (duration == null || duration.isZero() || duration.isNegative()) {
            throw new TypeConversionException("'" + text + "' is not a length of time; write 30s, 90m, 26h or 7d");
        }
        return duration;
    }
}
