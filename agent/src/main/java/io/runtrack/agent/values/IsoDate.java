package io.runtrack.agent.values;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.ChronoLocalDateTime;
import java.time.chrono.ChronoZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Writes dates in ISO 8601 whose own text is not: the JDK's old dates, those of other calendars, and those with a zone,
 * whose name is left out. A moment is written with the offset in which its author sees it, the calendar's own or else
 * the JVM's. So its date is the one that was meant. Stateless.
 */
final class IsoDate {
    private IsoDate() {}

    /**
     * Null for what is no such date. May throw what the host's subclasses throw; leaves the host's object as it was.
     */
    static @Nullable String of(Object value) {
        if (value instanceof ChronoLocalDate date) {
            return LocalDate.from(date).toString();
        }
        if (value instanceof ChronoLocalDateTime<?> dateTime) {
            return LocalDateTime.from(dateTime).toString();
        }
        if (value instanceof ChronoZonedDateTime<?> zoned) {
            return OffsetDateTime.from(zoned).toString();
        }
        if (value instanceof Date date) {
            return ofDate(date);
        }
        return value instanceof Calendar calendar ? ofCalendar(calendar) : null;
    }

    /**
     * Those of {@code java.sql} that are a date alone, or a time alone, are no instants; they write themselves in ISO
     * 8601.
     */
    @SuppressWarnings("JavaUtilDate") // it is what hosts have
    private static String ofDate(Date date) {
        Instant instant;
        try {
            instant = date.toInstant();
        } catch (UnsupportedOperationException onlyPartOfOne) {
            return date.toString();
        }
        return moment(instant, ZoneId.systemDefault());
    }

    /**
     * Of a copy: to ask a calendar for its time makes it settle its fields, which would change what its owner sets
     * next.
     */
    private static String ofCalendar(Calendar calendar) {
        Calendar copy = (Calendar) calendar.clone();
        return moment(copy.toInstant(), copy.getTimeZone().toZoneId());
    }

    private static String moment(Instant instant, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        if (offset.equals(ZoneOffset.UTC)) {
            return instant.toString();
        }
        try {
            String local = instant.plusSeconds(offset.getTotalSeconds()).toString(); // with a Z at its end
            return local.substring(0, local.length() - 1).concat(offset.getId());
        } catch (DateTimeException | ArithmeticException endOfTime) {
            return instant.toString();
        }
    }
}
