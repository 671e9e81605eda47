package io.runtrack.cli.option;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time zone from the command line. */
final class ZoneConverter implements ITypeConverter<ZoneId> {

    @Override
    public ZoneId convert(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new TypeConversionException("there is no time zone " + text + "; write UTC, Europe/Berlin or +02:00");
        }
    }
}
