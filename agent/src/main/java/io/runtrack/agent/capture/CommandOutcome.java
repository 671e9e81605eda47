package io.runtrack.agent.capture;

import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.template.CallValues;
import io.runtrack.agent.template.FieldSource;
import io.runtrack.agent.template.PlainSource;
import io.runtrack.agent.values.Failure;
import io.runtrack.model.RunStatus;
import io.runtrack.model.StatusWords;
import io.runtrack.tracking.RunInProgress;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a command ended. An exception decides first, then the status that the command reports, then its exit
 * code, then what its run has counted. Immutable, for any thread.
 *
 * @param status a word, an enum constant or a Boolean
 * @param errorType why the command failed or was aborted, by its status or its exit code
 * @param errorMessage the same, at length
 * @param exitCode whether the result is the command's exit code
 */
record CommandOutcome(FieldSource status, FieldSource errorType, FieldSource errorMessage, boolean exitCode) {

    static CommandOutcome bind(TrackedAnnotation annotation, FieldBinder binder) {
        return new CommandOutcome(
                binder.field("status"),
                binder.field("errorType"),
                binder.field("errorMessage"),
                annotation.flag("exitCode"));
    }

    /** Ends the run of a call that has ended. */
    void end(RunInProgress run, CallValues call, @Nullable Throwable thrown) {
        if (thrown == null) {
            returned(run, call);
        } else {
            Failure failure = Failure.of(thrown);
            run.fail(failure.type(), failure.message());
        }
    }

    private void returned(RunInProgress run, CallValues call) {
        Integer code = exitCode && call.result() instanceof Number number ? number.intValue() : null;
        RunStatus reported = reported(call);
        boolean exitCodeTells = reported == null && code != null && code != 0;
        if (exitCodeTells || reported == RunStatus.FAILED || reported == RunStatus.ABORTED) {
            run.end(
                    reported == null ? RunStatus.FAILED : reported,
                    errorType.text(call),
                    errorMessage.text(call),
                    code);
        } else {
            run.end(code);
        }
    }

    /** Null when the command reports none, or one that is no known word. */
    private @Nullable RunStatus reported(CallValues call) {
        return status == PlainSource.NONE ? null : StatusWords.runStatus(FileReport.word(status.valueOrNull(call)));
    }
}
