package io.runtrack.journal.entry;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries as payloads: a byte for the kind, the run's number, then the fields in the order of the records. Stateless.
 */
public final class EntryEncoder {

    static final byte RUN_STARTED = 1;
    static final byte FILE_RECORDED = 2;
    static final byte EMAIL_RECORDED = 3;
    static final byte RUN_ENDED = 4;
    static final byte STEP_RECORDED = 5;
    static final byte RUN_DESCRIBED = 6;

    private EntryEncoder() {}

    // What a file's record has of what it may lack. Most lack most: a bit each costs nothing, and code that is never
    // reached is not compiled.
    public static final int PATH = 1;
    public static final int TYPE = 1 << 1;
    public static final int AGENT_ID = 1 << 2;

    /** Two bits beside these: the code of the status that is replaced, plus one; 0 for none. */
    static final int REPLACED_UNIT = 1 << 3;

    static final int REPLACED = 3 * REPLACED_UNIT;

    static final int MILLIS = 1;
    static final int STARTED = 1 << 1;
    static final int ERROR_TYPE = 1 << 2;
    static final int ERROR_MESSAGE = 1 << 3;
    static final int OUTPUT_PATH = 1 << 4;
    static final int ERROR_STACK = 1 << 5;
    static final int WORKER = 1 << 6;
    static final int ITEMS = 1 << 7;

    // What an email's record has of what most lack.
    static final int SMTP_CODE = 1;
    static final int MESSAGE_ID = 1 << 1;

    public static void encode(JournalEntry entry, PayloadWriter out) {
        if (entry instanceof JournalEntry.FileRecorded file) {
            FileProcessingLog log = file.log();
            FileStatus replaced = file.replaced();
            int mark = replaced == null ? 0 : (codeOf(replaced) + 1) * REPLACED_UNIT;
            begin(file.run(), log.filePath(), log.fileType(), log.agentId(), mark, out);
            rest(log, out);
        } else if (entry instanceof JournalEntry.EmailRecorded email) {
            start(EMAIL_RECORDED, email.run(), out);
            email(email.result(), out);
        } else if (entry instanceof JournalEntry.RunStarted started) {
            start(RUN_STARTED, started.run(), out);
            run(started.metadata(), out);
            out.putUnfiltered(started.givenId());
            out.putUnfiltered(started.metadata().rerunOf());
            later(started.metadata(), out);
        } else if (entry instanceof JournalEntry.RunDescribed described) {
            start(RUN_DESCRIBED, described.run(), out);
            description(described.description(), out);
        } else if (entry instanceof JournalEntry.RunEnded ended) {
            start(RUN_ENDED, ended.run(), out);
            ended(ended, out);
        } else if (entry instanceof JournalEntry.StepRecorded recorded) {
            start(STEP_RECORDED, recorded.run(), out);
            step(recorded.step(), out);
        }
    }

    /** The beginning of a file's entry: what is known of it before it is processed. */
    public static void begin(
            int run, @Nullable String path, @Nullable String type, @Nullable String agentId, PayloadWriter out) {
        begin(run, path, type, agentId, 0, out);
    }

    private static void begin(
            int run,
            @Nullable String path,
            @Nullable String type,
            @Nullable String agentId,
            int mark,
            PayloadWriter out) {
        startFile(run, path, type, agentId, mark, out);
        if (path != null) {
            out.putString(path);
        }
        if (type != null) {
            out.putRepeated(type);
        }
        if (agentId != null) {
            out.putString(agentId);
        }
    }

    /** The same, but each text no longer than the in-flight table keeps it. */
    public static void beginShort(
            int run, @Nullable String path, @Nullable String type, @Nullable String agentId, PayloadWriter out) {
        startFile(run, path, type, agentId, 0, out);
        if (path != null) {
            out.putString(path, HeadLayout.MAX_PATH);
        }
        if (type != null) {
            out.putString(type, HeadLayout.MAX_FILE_TYPE);
        }
        if (agentId != null) {
            out.putString(agentId, HeadLayout.MAX_AGENT_ID);
        }
    }

    /**
     * The rest of a file's entry.
     *
     * @param ending what the end of its processing told; its path, type, agent id, time, start and attempt are not
     *     looked at
     * @return how long the payload was before the attempt, which is 1 for now
     */
    public static int complete(FileProcessingLog ending, long startedEpochMicros, long millis, PayloadWriter out) {
        int texts = textsOf(ending);
        out.putByte(codeOf(ending.status()));
        out.putByte(texts | MILLIS | STARTED);
        out.putLong(millis);
        out.putMicros(startedEpochMicros);
        int attemptAt = out.length();
        out.putInt(1);
        if (texts != 0) {
            texts(ending, out);
        }
        return attemptAt;
    }

    private static void start(byte kind, int run, PayloadWriter out) {
        out.putByte(kind);
        out.putInt(run);
    }

    private static void startFile(
            int run,
            @Nullable String path,
            @Nullable String type,
            @Nullable String agentId,
            int mark,
            PayloadWriter out) {
        start(FILE_RECORDED, run, out);
        out.putByte(mark | (path == null ? 0 : PATH) | (type == null ? 0 : TYPE) | (agentId == null ? 0 : AGENT_ID));
    }

    private static void rest(FileProcessingLog log, PayloadWriter out) {
        Long millis = log.processingTimeMs();
        Instant started = log.startedAt();
        out.putByte(codeOf(log.status()));
        out.putByte(textsOf(log) | (millis == null ? 0 : MILLIS) | (started == null ? 0 : STARTED));
        if (millis != null) {
            out.putLong(millis);
        }
        if (started != null) {
            out.putTime(started.getEpochSecond(), started.getNano());
        }
        out.putInt(log.attempt());
        texts(log, out);
    }

    /** The other half of {@link FileEntry#statusOf}. */
    private static int codeOf(FileStatus status) {
        return status == FileStatus.SUCCESS ? 0 : status == FileStatus.FAILED ? 1 : 2;
    }

    private static int textsOf(FileProcessingLog log) {
        return (log.errorType() == null ? 0 : ERROR_TYPE)
                | (log.errorMessage() == null ? 0 : ERROR_MESSAGE)
                | (log.outputPath() == null ? 0 : OUTPUT_PATH)
                | (log.errorStack() == null ? 0 : ERROR_STACK)
                | (log.worker() == null ? 0 : WORKER)
                | (log.itemsRead() == null && log.itemsSkipped() == null ? 0 : ITEMS);
    }

    private static void texts(FileProcessingLog log, PayloadWriter out) {
        if (log.errorType() != null) {
            out.putString(log.errorType());
        }
        if (log.errorMessage() != null) {
            out.putString(log.errorMessage());
        }
        if (log.outputPath() != null) {
            out.putString(log.outputPath());
        }
        if (log.errorStack() != null) {
            out.putStack(log.errorStack());
        }
        if (log.worker() != null) {
            out.putString(log.worker());
        }
        if (log.itemsRead() != null || log.itemsSkipped() != null) {
            out.putOptionalLong(log.itemsRead());
            out.putOptionalLong(log.itemsSkipped());
        }
    }

    private static void email(EmailResult result, PayloadWriter out) {
        out.putString(result.agentId());
        out.putString(result.agentName());
        out.putString(result.email());
        out.putUnfiltered(result.status().name());
        out.putString(result.reason());
        Integer smtpCode = result.smtpCode();
        String messageId = result.messageId();
        out.putByte((smtpCode == null ? 0 : SMTP_CODE) | (messageId == null ? 0 : MESSAGE_ID));
        if (smtpCode != null) {
            out.putInt(smtpCode);
        }
        if (messageId != null) {
            out.putString(messageId);
        }
    }

    private static void ended(JournalEntry.RunEnded ended, PayloadWriter out) {
        out.putUnfiltered(ended.status().name());
        out.putString(ended.errorMessage());
        out.putString(ended.errorType());
        out.putOptionalInt(ended.exitCode());
        out.putOptionalInt(ended.signal());
        out.putInstant(ended.completedAt());
        out.putLong(ended.droppedRecords());
    }

    private static void step(RunStep step, PayloadWriter out) {
        out.putString(step.name());
        out.putString(step.status());
        out.putInstant(step.startedAt());
        out.putInstant(step.completedAt());
        out.putLong(step.read());
        out.putLong(step.written());
        out.putLong(step.filtered());
        out.putLong(step.skipped());
        out.putString(step.errorType());
        out.putString(step.errorMessage());
    }

    /** What earlier versions did not have yet. */
    private static void later(RunMetadata run, PayloadWriter out) {
        out.putString(run.worker());
        out.putString(run.traceId());
        out.putString(run.spanId());
        out.putInt(run.steps().size());
        for (RunStep step : run.steps()) {
            step(step, out);
        }
    }

    private static void description(RunDescription description, PayloadWriter out) {
        out.putString(description.command());
        out.putString(description.subcommand());
        out.putString(description.configPath());
        out.putString(description.targetDate());
        labels(description.labels(), out);
    }

    private static void run(RunMetadata run, PayloadWriter out) {
        out.putString(run.schemaVersion());
        out.putUnfiltered(run.runId());
        out.putString(run.command());
        out.putString(run.subcommand());
        out.putString(run.configPath());
        out.putString(run.targetDate());
        out.putInstant(run.startedAt());
        out.putInstant(run.completedAt());
        out.putUnfiltered(run.status().name());
        counts(run, out);
        out.putString(run.errorMessage());
        out.putString(run.errorType());
        out.putOptionalInt(run.exitCode());
        out.putOptionalInt(run.signal());
        out.putUnfiltered(run.parentRunId());
        out.putInstant(run.heartbeatAt());
        out.putOptionalLong(run.checkpointMs());
        out.putLong(run.droppedRecords());
        labels(run.labels(), out);
        environment(run.environment(), out);
        out.putInt(run.emailResults().size());
        for (EmailResult result : run.emailResults()) {
            email(result, out);
        }
    }

    private static void counts(RunMetadata run, PayloadWriter out) {
        out.putLong(run.totalFiles());
        out.putLong(run.successCount());
        out.putLong(run.failedCount());
        out.putLong(run.skippedCount());
        out.putLong(run.emailsSent());
        out.putLong(run.emailsFailed());
        out.putLong(run.emailsSkipped());
    }

    private static void labels(Map<String, String> labels, PayloadWriter out) {
        out.putInt(labels.size());
        for (Map.Entry<String, String> label : labels.entrySet()) {
            out.putString(label.getKey());
            out.putString(label.getValue());
        }
    }

    private static void environment(RunEnvironment environment, PayloadWriter out) {
        out.putString(environment.host());
        out.putOptionalLong(environment.pid());
        out.putString(environment.user());
        out.putString(environment.javaVersion());
        out.putString(environment.mainClass());
        out.putString(environment.agentVersion());
        out.putString(environment.gitCommit());
    }
}
