package io.runtrack.tracking;

import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.TextLimit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps what comes from outside to a size that the journal always has room for. */
final class RecordSize {
    private RecordSize() {}

    static FileProcessingLog limited(FileProcessingLog log) {
        if (fits(log)) {
            return log;
        }
        String stack = log.errorStack();
        return log.toBuilder()
                .filePath(TextLimit.field(log.filePath()))
                .fileType(TextLimit.field(log.fileType()))
                .agentId(TextLimit.field(log.agentId()))
                .errorType(TextLimit.field(log.errorType()))
                .errorMessage(TextLimit.field(log.errorMessage()))
                .outputPath(TextLimit.field(log.outputPath()))
                .errorStack(stack == null ? null : TextLimit.cut(stack, TextLimit.STACK_BYTES))
                .build();
    }

    static EmailResult limited(EmailResult result) {
        return new EmailResult(
                TextLimit.field(result.agentId()),
                TextLimit.field(result.agentName()),
                TextLimit.field(result.email()),
                result.status(),
                TextLimit.field(result.reason()));
    }

    /** All but the labels, for which see {@link RunLabels}. */
    static RunMetadata limited(RunMetadata run, Map<String, String> labels, RunEnvironment environment) {
        return run.toBuilder()
                .command(Objects.requireNonNull(TextLimit.field(run.command())))
                .subcommand(TextLimit.field(run.subcommand()))
                .configPath(TextLimit.field(run.configPath()))
                .targetDate(TextLimit.field(run.targetDate()))
                .labels(labels)
                .environment(limited(environment))
                .build();
    }

    private static RunEnvironment limited(RunEnvironment environment) {
        return new RunEnvironment(
                TextLimit.field(environment.host()),
                environment.pid(),
                TextLimit.field(environment.user()),
                TextLimit.field(environment.javaVersion()),
                TextLimit.field(environment.mainClass()),
                TextLimit.field(environment.agentVersion()),
                TextLimit.field(environment.gitCommit()));
    }

    private static boolean fits(FileProcessingLog log) {
        return fits(log.filePath())
                && fits(log.fileType())
                && fits(log.agentId())
                && fits(log.errorType())
                && fits(log.errorMessage())
                && fits(log.outputPath())
                && fits(log.errorStack());
    }

    private static boolean fits(@Nullable String text) {
        return text == null || text.length() <= TextLimit.FIELD_BYTES / 3;
    }
}
