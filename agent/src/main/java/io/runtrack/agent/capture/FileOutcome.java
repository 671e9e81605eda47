package io.runtrack.agent.capture;

import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.template.CallValues;
import io.runtrack.agent.values.Contents;
import io.runtrack.agent.values.ErrorStack;
import io.runtrack.agent.values.Failure;
import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.StatusWords;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the processing of a file ended. An exception decides first, then what the method reports, then an enum
 * constant that it returned, then whether it returned nothing or false. Immutable, for any thread.
 *
 * @param report what the method says of the file, for methods that merely report
 * @param results what the method's result stands for
 * @param skipOn names of the exceptions that mean skipped
 * @param stacks the stacks that failed records carry
 */
record FileOutcome(FileReport report, ResultRules results, Set<String> skipOn, ErrorStack stacks) {

    /**
     * What results stand for.
     *
     * @param mayBeEmpty whether the method returns something at all
     * @param whenEmpty the status of null and of an empty Optional
     * @param whenFalse the status of false
     */
    record ResultRules(boolean mayBeEmpty, FileStatus whenEmpty, FileStatus whenFalse) {

        static ResultRules bind(MethodShape method, TrackedAnnotation annotation) {
            return new ResultRules(
                    !method.returnsNothing(),
                    annotation.constant("whenEmpty", FileStatus.SUCCESS),
                    annotation.constant("whenFalse", FileStatus.SUCCESS));
        }

        FileStatus statusOf(@Nullable Object result) {
            Object value = Contents.of(result);
            if (value == null || isEmptyNumber(value)) {
                return mayBeEmpty ? whenEmpty : FileStatus.SUCCESS;
            }
            if (value instanceof Enum<?>) {
                FileStatus named = StatusWords.fileStatus(value);
                return named == null ? FileStatus.SUCCESS : named;
            }
            return Boolean.FALSE.equals(value) ? whenFalse : FileStatus.SUCCESS;
        }

        private static boolean isEmptyNumber(Object value) {
            return (value instanceof OptionalInt whole && whole.isEmpty())
                    || (value instanceof OptionalLong wide && wide.isEmpty())
                    || (value instanceof OptionalDouble broken && broken.isEmpty());
        }
    }

    static FileOutcome bind(MethodShape method, TrackedAnnotation annotation, FieldBinder binder, ErrorStack stacks) {
        return new FileOutcome(
                FileReport.bind(binder),
                ResultRules.bind(method, annotation),
                Set.copyOf(annotation.classNames("skipOn")),
                stacks);
    }

    /** A record with its status, its error and a reported time, and nothing else. */
    FileProcessingLog.Builder of(CallValues call, @Nullable Throwable thrown) {
        return thrown == null ? returned(call) : threw(Failure.of(thrown));
    }

    private FileProcessingLog.Builder returned(CallValues call) {
        FileStatus reported = report.statusOf(call);
        FileStatus status = reported == null ? results.statusOf(call.result()) : reported;
        FileProcessingLog.Builder log = FileProcessingLog.builder(status);
        report.describeTime(call, log);
        if (status != FileStatus.SUCCESS) {
            report.describeError(call, log);
        }
        return log;
    }

    private FileProcessingLog.Builder threw(Failure failure) {
        boolean skipped = failure.isAny(skipOn);
        return FileProcessingLog.builder(skipped ? FileStatus.SKIPPED : FileStatus.FAILED)
                .errorType(failure.type())
                .errorMessage(failure.message())
                .errorStack(skipped ? null : stacks.of(failure.cause()));
    }
}
