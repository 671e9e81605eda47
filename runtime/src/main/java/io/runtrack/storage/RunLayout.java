package io.runtrack.storage;

import io.runtrack.document.UtcTime;
import io.runtrack.model.RunId;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.blob.UnreadableDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the documents of a run lie in a store:
 *
 * <pre>
 * run_metadata/YYYY/MM/DD/&lt;run_id&gt;.json
 * file_logs/YYYY/MM/DD/&lt;run_id&gt;_files.json
 * email_logs/YYYY/MM/DD/&lt;run_id&gt;_emails.json
 * run_index/YYYY/MM/DD.json
 * </pre>
 *
 * The date is the UTC date on which the run started. An index is of the metadata of one day, and may be missing.
 */
public final class RunLayout {
    /** What the names of all metadata documents begin with. */
    public static final String METADATA_PREFIX = "run_metadata/";

    private static final String METADATA_SUFFIX = ".json";
    private static final String FILE_LOGS_PREFIX = "file_logs/";
    private static final String FILE_LOGS_SUFFIX = "_files.json";
    private static final Pattern RUNS =
            Pattern.compile("run_metadata(/\\d{4}(/\\d\\d(/\\d\\d(/[^/]+\\.json)?)?)?)?", Pattern.DOTALL);
    private static final int DAY_LENGTH = "YYYY/MM/DD".length();
    private static final int MOST_DAYS_ONE_BY_ONE = 62;
    private static final int MOST_MONTHS_ONE_BY_ONE = 60;

    private RunLayout() {}

    public static String metadata(RunMetadata run) {
        return METADATA_PREFIX + dayAndId(run) + METADATA_SUFFIX;
    }

    public static String fileLogs(RunMetadata run) {
        return FILE_LOGS_PREFIX + dayAndId(run) + FILE_LOGS_SUFFIX;
    }

    public static String emailLogs(RunMetadata run) {
        return "email_logs/" + dayAndId(run) + "_emails.json";
    }

    /** Whether a blob is a metadata document, of whatever day. */
    static boolean isMetadata(String name) {
        int id = METADATA_PREFIX.length() + DAY_LENGTH + 1;
        return name.startsWith(METADATA_PREFIX)
                && name.endsWith(METADATA_SUFFIX)
                && name.length() > id + METADATA_SUFFIX.length()
                && name.charAt(id - 1) == '/'
                && name.indexOf('/', id) < 0;
    }

    /** Whether something of that name is where a year, month or day of runs has its folder, or a run its metadata. */
    static boolean mayHoldRuns(String name) {
        return RUNS.matcher(name).matches();
    }

    /** The run's id in the name of a metadata document. */
    static String runIdOf(String metadataName) {
        return metadataName.substring(
                METADATA_PREFIX.length() + DAY_LENGTH + 1, metadataName.length() - METADATA_SUFFIX.length());
    }

    /** The index of the runs of a day, which is given as its folder of metadata is called. */
    public static String index(String metadataFolder) {
        return "run_index/" + metadataFolder.substring(METADATA_PREFIX.length()) + ".json";
    }

    /** What the names of a day's metadata documents begin with. */
    static String metadataPrefix(LocalDate day) {
        return METADATA_PREFIX + day(day) + '/';
    }

    /** The day in the name of a metadata document, as folders are called. */
    static String dayOf(String metadataName) {
        return metadataName.substring(METADATA_PREFIX.length(), METADATA_PREFIX.length() + DAY_LENGTH);
    }

    /** Where the file log of the run lies that a metadata document is of. */
    static String fileLogsOf(String metadataName) {
        return FILE_LOGS_PREFIX + dayOf(metadataName) + '/' + runIdOf(metadataName) + FILE_LOGS_SUFFIX;
    }

    /**
     * A run as the document of that name holds it. The document's name says which run it is, whatever stands in it: by
     * that it is found, and so are its logs.
     */
    static RunMetadata named(String metadataName, RunMetadata run) {
        String id = runIdOf(metadataName);
        return id.equals(run.runId()) || !RunId.isValid(id)
                ? run
                : run.toBuilder().runId(id).build();
    }

    /** Whether what could not be read may hide a run that started on a day or later, going by its name. */
    public static boolean mayHideRunsSince(Instant start, UnreadableDocument unreadable) {
        return new Days(day(UtcTime.date(start)), "9999/12/31").mayLieIn(unreadable.name());
    }

    /** Whether what could not be read may hide a run that started on one of the days of a time, going by its name. */
    public static boolean mayHideRunsOf(Instant first, Instant last, UnreadableDocument unreadable) {
        return Days.of(first, last).mayLieIn(unreadable.name());
    }

    /**
     * The days of a span of time.
     *
     * @param first the first one, as folders are called
     * @param last the last one
     */
    record Days(String first, String last) {
        static Days of(Instant first, Instant last) {
            return new Days(day(UtcTime.date(first)), day(UtcTime.date(last)));
        }

        /** Whether a metadata document lies in the folder of one of them. */
        boolean contain(String metadataName) {
            String day = dayOf(metadataName);
            return day.compareTo(first) >= 0 && day.compareTo(last) <= 0;
        }

        /** Whether one of them may lie in a folder, or be that of a document: of a month and a year less is known. */
        boolean mayLieIn(String name) {
            int start = Math.min(METADATA_PREFIX.length(), name.length());
            int end = Math.min(start + DAY_LENGTH, name.endsWith("/") ? name.length() - 1 : name.length());
            String known = end < start ? "" : name.substring(start, end);
            return known.compareTo(first.substring(0, Math.min(known.length(), first.length()))) >= 0
                    && known.compareTo(last.substring(0, Math.min(known.length(), last.length()))) <= 0;
        }
    }

    /**
     * Prefixes that hold all metadata documents of some days, and little else: by day for up to two months, by month
     * for up to five years, and beyond that simply all, as asking for thousands of folders costs more than it saves.
     */
    static List<String> metadataPrefixes(Instant first, Instant last) {
        LocalDate from = UtcTime.date(first);
        LocalDate to = UtcTime.date(last);
        List<String> prefixes = new ArrayList<>();
        if (to.toEpochDay() - from.toEpochDay() < MOST_DAYS_ONE_BY_ONE) {
            for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
                prefixes.add(metadataPrefix(date));
            }
        } else if (to.minusMonths(MOST_MONTHS_ONE_BY_ONE).isBefore(from)) {
            for (LocalDate month = from.withDayOfMonth(1); !month.isAfter(to); month = month.plusMonths(1)) {
                prefixes.add(METADATA_PREFIX + day(month).substring(0, "YYYY/MM/".length()));
            }
        } else {
            prefixes.add(METADATA_PREFIX);
        }
        return prefixes;
    }

    private static String dayAndId(RunMetadata run) {
        return day(UtcTime.date(run.startedAt())) + '/' + RunId.check(run.runId());
    }

    private static String day(LocalDate date) {
        StringBuilder day = new StringBuilder(DAY_LENGTH);
        day.append(date.getYear() + 10_000).deleteCharAt(0).append('/');
        appendTwoDigits(day, date.getMonthValue());
        appendTwoDigits(day.append('/'), date.getDayOfMonth());
        return day.toString();
    }

    private static void appendTwoDigits(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
