package io.runtrack.figures.facts;

import io.runtrack.figures.logs.ErrorMessages;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of errors that there are. Memory stays flat however many different messages there are: beyond the first so
 * many in alphabetical order, an error counts by its type alone, and beyond so many types as one of the others. For one
 * thread.
 */
public final class ErrorTable implements Addable<ErrorTable> {
    static final int MOST = 2_000;
    private static final Comparator<@Nullable String> TEXTS = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<ErrorKind> KINDS =
            Comparator.comparing(ErrorKind::type, TEXTS).thenComparing(ErrorKind::message, TEXTS);
    private static final long TYPE = 0xFFFFFF0000000000L;

    final BoundedTable<ErrorKind, ErrorSeen> kinds;
    final BoundedTable<ErrorKind, ErrorSeen> types; // of those that are not among the kinds
    final ErrorSeen others = new ErrorSeen();

    ErrorTable() {
        types = new BoundedTable<>(MOST, KINDS, ErrorSeen::new, beyond -> others);
        kinds = new BoundedTable<>(MOST, KINDS, ErrorSeen::new, kind -> types.of(ofType(kind)));
    }

    private static ErrorKind ofType(ErrorKind kind) {
        return new ErrorKind(kind.type(), ErrorKind.OTHER_MESSAGES);
    }

    /** A failure; answers with the code of its error. */
    long add(RunMetadata run, FileProcessingLog log) {
        ErrorKind kind = new ErrorKind(log.errorType(), ErrorMessages.normalised(log.errorMessage(), log.filePath()));
        kinds.of(kind).add(FailureExample.of(run, log));
        return code(kind);
    }

    @Override
    public void add(ErrorTable other) {
        others.add(other.others);
        types.add(other.types);
        kinds.add(other.kinds);
    }

    /** Stands for a kind; those of one type have the same beginning. */
    public static long code(ErrorKind kind) {
        return ofTypeAlone(FinalRecords.key("type", text(kind.type())))
                | (FinalRecords.key("message", text(kind.message())) & ~TYPE);
    }

    private static String text(@Nullable String text) {
        return text == null ? "\0" : text;
    }

    /** What the codes of one type have in common. */
    static long ofTypeAlone(long code) {
        return code & TYPE;
    }

    /** By which kind each error is shown. */
    public ErrorCodes codes() {
        return new ErrorCodes(kinds.kept().keySet(), types.kept().keySet());
    }

    /** What is known of each kind that errors are shown by. */
    public Map<ErrorKind, ErrorSeen> all() {
        Map<ErrorKind, ErrorSeen> all = new HashMap<>();
        kinds.kept().forEach((kind, seen) -> together(all, kind, seen));
        types.kept().forEach((kind, seen) -> together(all, kind, seen));
        together(all, ErrorKind.OTHERS, others);
        return all;
    }

    /** A message may be called as those beyond the table are. */
    private static void together(Map<ErrorKind, ErrorSeen> all, ErrorKind kind, ErrorSeen seen) {
        all.computeIfAbsent(kind, first -> new ErrorSeen()).add(seen);
    }
}
