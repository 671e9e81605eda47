package io.runtrack.journal.entry;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunId;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import io.runtrack.model.RunStep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payloads as entries: the other half of {@link EntryEncoder}. Stateless. */
public final class EntryDecoder {

    private static final EmailStatus[] EMAIL_STATUSES = EmailStatus.values();

    private EntryDecoder() {}

    /**
     * Reads the entry of one whole frame.
     *
     * @throws IOException if the payload, though whole, is not one that this version writes
     */
    public static JournalEntry decode(PayloadReader in) throws IOException {
        if (FileEntry.isIn(in)) {
            FileEntry file = new FileEntry();
            file.read(in);
            return new JournalEntry.FileRecorded(file.run(), file.log(), file.replaced());
        }
        try {
            int kind = in.getByte();
            int run = in.getInt();
            return switch (kind) {
                case EntryEncoder.RUN_STARTED -> started(run, in);
                case EntryEncoder.EMAIL_RECORDED -> new JournalEntry.EmailRecorded(run, email(in));
                case EntryEncoder.RUN_ENDED -> ended(run, in);
                case EntryEncoder.STEP_RECORDED -> new JournalEntry.StepRecorded(run, step(in));
                case EntryEncoder.RUN_DESCRIBED -> new JournalEntry.RunDescribed(run, description(in));
                default -> throw new IOException("Entries of kind " + kind + " are not known");
            };
        } catch (RuntimeException e) { // a status of another version, say
            throw new IOException(e.getMessage(), e);
        }
    }

    private static JournalEntry.RunStarted started(int run, PayloadReader in) throws IOException {
        RunMetadata.Builder metadata = run(in);
        String givenId = later(in);
        metadata.rerunOf(later(in)).worker(later(in)).traceId(later(in)).spanId(later(in));
        metadata.steps(steps(in));
        return new JournalEntry.RunStarted(
                run, metadata.build(), givenId == null ? null : RunId.check(givenId)); // documents are named after it
    }

    /** A text before which entries of earlier versions end. */
    private static @Nullable String later(PayloadReader in) throws IOException {
        return in.isAtEnd() ? null : in.getString();
    }

    private static List<RunStep> steps(PayloadReader in) throws IOException {
        List<RunStep> steps = new ArrayList<>();
        for (int left = in.isAtEnd() ? 0 : in.getInt(); left > 0; left--) {
            steps.add(step(in));
        }
        return steps;
    }

    private static RunStep step(PayloadReader in) throws IOException {
        return new RunStep(
                in.getRequiredString(),
                in.getRequiredString(),
                in.getInstant(),
                in.getInstant(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getString(),
                in.getString());
    }

    /** A journal of an earlier version ends an email's entry with the reason. */
    private static EmailResult email(PayloadReader in) throws IOException {
        String agentId = in.getString();
        String agentName = in.getString();
        String email = in.getString();
        EmailStatus status = in.getConstant(EMAIL_STATUSES);
        String reason = in.getString();
        int has = in.isAtEnd() ? 0 : in.getByte();
        Integer smtpCode = (has & EntryEncoder.SMTP_CODE) == 0 ? null : (Integer) in.getInt();
        return new EmailResult(
                agentId, agentName, email, status, reason, smtpCode, in.getStringIf(has & EntryEncoder.MESSAGE_ID));
    }

    private static JournalEntry.RunEnded ended(int run, PayloadReader in) throws IOException {
        return new JournalEntry.RunEnded(
                run,
                RunStatus.valueOf(in.getRequiredString()),
                in.getString(),
                in.getString(),
                in.getOptionalInt(),
                in.getOptionalInt(),
                in.getRequiredInstant(),
                in.getLong());
    }

    private static RunDescription description(PayloadReader in) throws IOException {
        return new RunDescription(in.getRequiredString(), in.getString(), in.getString(), in.getString(), labels(in));
    }

    private static RunMetadata.Builder run(PayloadReader in) throws IOException {
        String schemaVersion = in.getRequiredString();
        String runId = RunId.check(in.getRequiredString()); // documents are named after it
        String command = in.getRequiredString();
        String subcommand = in.getString();
        String configPath = in.getString();
        String targetDate = in.getString();
        RunMetadata.Builder run = RunMetadata.builder(runId, command, in.getRequiredInstant())
                .schemaVersion(schemaVersion)
                .subcommand(subcommand)
                .configPath(configPath)
                .targetDate(targetDate)
                .completedAt(in.getInstant())
                .status(RunStatus.valueOf(in.getRequiredString()));
        return rest(counts(run, in), in);
    }

    private static RunMetadata.Builder counts(RunMetadata.Builder run, PayloadReader in) throws IOException {
        return run.totalFiles(in.getLong())
                .successCount(in.getLong())
                .failedCount(in.getLong())
                .skippedCount(in.getLong())
                .emailsSent(in.getLong())
                .emailsFailed(in.getLong())
                .emailsSkipped(in.getLong());
    }

    private static RunMetadata.Builder rest(RunMetadata.Builder run, PayloadReader in) throws IOException {
        return run.errorMessage(in.getString())
                .errorType(in.getString())
                .exitCode(in.getOptionalInt())
                .signal(in.getOptionalInt())
                .parentRunId(in.getString())
                .heartbeatAt(in.getInstant())
                .checkpointMs(in.getOptionalLong())
                .droppedRecords(in.getLong())
                .labels(labels(in))
                .environment(environment(in))
                .emailResults(emails(in));
    }

    private static Map<String, String> labels(PayloadReader in) throws IOException {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            labels.put(in.getRequiredString(), in.getRequiredString());
        }
        return labels;
    }

    private static RunEnvironment environment(PayloadReader in) throws IOException {
        return new RunEnvironment(
                in.getString(),
                in.getOptionalLong(),
                in.getString(),
                in.getString(),
                in.getString(),
                in.getString(),
                in.getString());
    }

    private static List<EmailResult> emails(PayloadReader in) throws IOException {
        List<EmailResult> results = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            results.add(email(in));
        }
        return results;
    }
}
