package io.runtrack.ui.index;

import io.runtrack.storage.RunListing;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stamps of a local folder: a day's folder has another modification time as soon as a document in it is replaced, since
 * that is a rename. One that was changed just now may be changed again within the same tick of the file system's clock.
 */
final class FolderStamps implements DayStamps {
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH_OR_DAY = Pattern.compile("\\d\\d");
    private static final long SETTLED = Duration.ofSeconds(3).toNanos();

    private final Path metadata;
    private final TrackingStorage storage;

    FolderStamps(Path metadata, TrackingStorage storage) {
        this.metadata = metadata;
        this.storage = storage;
    }

    @Override
    public RunListing read(LocalDate day, RunIndex.@Nullable Day before) {
        return storage.listDay(day);
    }

    @Override
    public Map<LocalDate, Long> all() {
        Map<LocalDate, Long> stamps = new HashMap<>();
        for (Path year : folders(metadata, YEAR)) {
            for (Path month : folders(year, MONTH_OR_DAY)) {
                for (Path day : folders(month, MONTH_OR_DAY)) {
                    LocalDate date = date(year, month, day);
                    Long stamp = date == null ? null : stamp(day);
                    if (date != null && stamp != null) {
                        stamps.put(date, stamp);
                    }
                }
            }
        }
        return stamps;
    }

    @Override
    public Map<LocalDate, Long> of(Collection<LocalDate> days) {
        Map<LocalDate, Long> stamps = new HashMap<>();
        for (LocalDate day : days) {
            Long stamp = stamp(metadata.resolve(
                    String.format("%04d/%02d/%02d", day.getYear(), day.getMonthValue(), day.getDayOfMonth())));
            if (stamp != null) {
                stamps.put(day, stamp);
            }
        }
        return stamps;
    }

    private static List<Path> folders(Path above, Pattern name) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(above)) {
            for (Path entry : entries) {
                if (name.matcher(entry.getFileName().toString()).matches()) {
                    folders.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // a listing of its days says so
        }
        return folders;
    }

    private static @Nullable LocalDate date(Path year, Path month, Path day) {
        try {
            return LocalDate.of(number(year), number(month), number(day));
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static int number(Path folder) {
        return Integer.parseInt(folder.getFileName().toString());
    }

    /** Null when there is no such folder. */
    private static @Nullable Long stamp(Path day) {
        try {
            BasicFileAttributes found = Files.readAttributes(day, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            long modified = found.lastModifiedTime().to(TimeUnit.NANOSECONDS);
            long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
            return now - modified < SETTLED ? UNSETTLED : modified;
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException unreadable) {
            return UNSETTLED;
        }
    }
}
