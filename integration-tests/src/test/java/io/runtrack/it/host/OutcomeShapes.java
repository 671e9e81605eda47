package io.runtrack.it.host;

import io.runtrack.annotations.FileStatus;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** How the processing of a file may end; docs/capture.md shows these lines and what they become. */
@SuppressWarnings("DoNotCallSuggester") // to throw is what they are about
public final class OutcomeShapes {

    static class DoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DoneException(String message) {
            super(message);
        }
    }

    static final class AlreadyDoneException extends DoneException {
        private static final long serialVersionUID = 1L;

        AlreadyDoneException(String message) {
            super(message);
        }
    }

    enum Result {
        OK,
        IGNORED,
        ERROR,
        HALFWAY
    }

    record Perhaps(Optional<Result> status) {}

    record Report(String status, String problem) {}

    /** Calls that throw what they must, and nothing to their caller. */
    private interface Call {
        void run() throws Exception;
    }

    private OutcomeShapes() {}

    public static void main(String[] arguments) {
        returns("/out/returns");
        quietly(() -> throwsIt("/out/throws"));
        quietly(() -> anonymous("/out/anonymous"));
        quietly(() -> skips("/out/skips"));
        quietly(() -> skipsWrapped("/out/skips-wrapped"));
        quietly(() -> notSkipped("/out/not-skipped"));
        quietly(() -> execution("/out/execution"));
        quietly(() -> completion("/out/completion"));
        quietly(() -> invocation("/out/invocation"));
        quietly(() -> undeclared("/out/undeclared"));
        whenNull("/out/null");
        whenNothing("/out/nothing");
        whenAbsent("/out/absent");
        whenNo("/out/no");
        whenNoByDefault("/out/no-by-default");
        for (Result result : Result.values()) {
            constant("/out/" + result.name().toLowerCase(Locale.ROOT), result);
        }
        template("/out/template");
        optional("/out/optional");
        onFileEnd("/out/callback.wav", 0, 2, "failed", 1500L);
        onFileReport("/out/report.wav", new Report("Skipped", "empty"), Duration.ofSeconds(2));
        odd("/out/odd", "almost");
        reported();
        reportedByCode(3, "partner is closed");
    }

    private static void quietly(Call call) {
        try {
            call.run();
        } catch (Exception expected) {
            // it is on record
        }
    }

    @TrackedFile
    static String returns(String path) {
        return "transcript of ".concat(path);
    }

    @TrackedFile
    static void throwsIt(String path) throws IOException {
        throw new FileNotFoundException("no ".concat(path));
    }

    @TrackedFile
    static void anonymous(String path) {
        throw new IllegalStateException(path) {
            private static final long serialVersionUID = 1L;
        };
    }

    @TrackedFile(skipOn = DoneException.class)
    static void skips(String path) {
        throw new AlreadyDoneException("yesterday");
    }

    @TrackedFile(skipOn = DoneException.class)
    static void skipsWrapped(String path) {
        throw new CompletionException(new AlreadyDoneException("yesterday"));
    }

    @TrackedFile(skipOn = AlreadyDoneException.class)
    static void notSkipped(String path) {
        throw new DoneException("a superclass");
    }

    @TrackedFile
    static void execution(String path) throws ExecutionException {
        throw new ExecutionException(new IOException("disk"));
    }

    @TrackedFile
    static void completion(String path) {
        throw new CompletionException(new CompletionException(new IOException("disk")));
    }

    @TrackedFile
    static void invocation(String path) throws InvocationTargetException {
        throw new InvocationTargetException(new IOException("disk"));
    }

    @TrackedFile
    static void undeclared(String path) {
        throw new UndeclaredThrowableException(new IOException("disk"));
    }

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    static @Nullable Object whenNull(String path) {
        return null;
    }

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    static void whenNothing(String path) {}

    @TrackedFile(whenEmpty = FileStatus.FAILED)
    static Optional<String> whenAbsent(String path) {
        return Optional.empty();
    }

    @TrackedFile(whenFalse = FileStatus.SKIPPED)
    static boolean whenNo(String path) {
        return path.isEmpty();
    }

    @TrackedFile
    static Boolean whenNoByDefault(String path) {
        return path.isEmpty();
    }

    @TrackedFile
    static Result constant(String path, Result result) {
        return result;
    }

    @TrackedFile(status = "{return.status}", errorMessage = "{return.problem}")
    static Report template(String path) {
        return new Report("error", "no speech");
    }

    @TrackedFile(status = "{return.status}")
    static Perhaps optional(String path) {
        return new Perhaps(Optional.of(Result.IGNORED));
    }

    @TrackedFile(status = "{status}", processingTimeMs = "{durationMs}")
    static void onFileEnd(String path, int index, int total, String status, long durationMs) {}

    @TrackedFile(
            path = "{0}",
            status = "{1.status}",
            errorType = "NoSpeech",
            errorMessage = "{1.problem}",
            processingTimeMs = "{2}")
    static void onFileReport(String path, Report report, Duration time) {}

    @TrackedFile(status = "{status}")
    static void odd(String path, String status) {}

    @TrackedCommand(value = "reported", status = "{return.status}", errorMessage = "{return.problem}")
    static Report reported() {
        return new Report("Aborted", "called off");
    }

    @TrackedCommand(value = "by-code", exitCode = true, errorMessage = "{reason}")
    static int reportedByCode(int code, String reason) {
        return code;
    }
}
