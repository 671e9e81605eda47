package io.runtrack.config;

import io.runtrack.config.ResolvedSetting.Origin;
import io.runtrack.redaction.Redaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one process. An agent argument beats the system property {@code tracking.*}, which beats the
 * environment variable {@code TRACKING_*}, which beats the config file; an empty property or variable counts as not
 * set. Immutable.
 */
public final class Settings {
    private static final Duration LOCAL_CHECKPOINT = Duration.ofSeconds(5);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(8);
    private static final Duration SHORTEST_CHECKPOINT = Duration.ofMillis(1);
    private static final long SPOOL_MAX = 4L << 30;

    private final SettingSources sources;
    private final Map<Key, Origin> origins;
    private final @Nullable String path;
    private final boolean enabled;
    private final @Nullable String config;
    private final boolean verbose;
    private final LogLevel logLevel;
    private final @Nullable String spool;
    private final long spoolMax;
    private final @Nullable Duration checkpoint; // null: as often as the storage likes
    private final Duration shutdownTimeout;
    private final Map<String, String> labels;
    private final @Nullable String runId;
    private final @Nullable String parentRunId;
    private final @Nullable String rerunOf;
    private final boolean redacts;
    private final boolean masksEmails;
    private final Redaction redaction;
    private final boolean stackTraces;
    private final CaptureNames capture;
    private final @Nullable String openLineage;
    private final @Nullable NotifyUrl notify;
    private final boolean pings;

    private Settings(SettingSources sources, SettingReader read) {
        this.sources = sources;
        config = read.text(Key.CONFIG);
        if (config != null && !read.isSwitchedOff()) {
            read.fallBackTo(config);
        }
        path = read.trackingPath(Key.PATH);
        enabled = read.bool(Key.ENABLED, true);
        verbose = read.bool(Key.VERBOSE, false);
        logLevel = read.logLevel(Key.LOG_LEVEL, LogLevel.WARN);
        spool = read.folder(Key.SPOOL);
        spoolMax = read.size(Key.SPOOL_MAX, SPOOL_MAX);
        checkpoint = read.duration(Key.CHECKPOINT, SHORTEST_CHECKPOINT);
        Duration timeout = read.duration(Key.SHUTDOWN_TIMEOUT, Duration.ZERO);
        shutdownTimeout = timeout == null ? SHUTDOWN_TIMEOUT : timeout;
        labels = Collections.unmodifiableMap(read.labels(Key.LABELS));
        runId = read.runId(Key.RUN_ID);
        parentRunId = read.runId(Key.PARENT_RUN_ID);
        rerunOf = read.runId(Key.RERUN_OF);
        masksEmails = read.bool(Key.MASK_EMAILS, false);
        redacts = read.bool(Key.REDACT, true);
        redaction = redaction(read.file());
        stackTraces = read.bool(Key.STACK_TRACES, true);
        capture = read.capture(Key.CAPTURE);
        openLineage = read.openLineage(Key.OPENLINEAGE);
        notify = read.notifyUrl(Key.NOTIFY);
        pings = read.isPing(Key.NOTIFY_STYLE);
        origins = read.origins();
    }

    /**
     * As {@link #load(SettingSources, RuleReader)} for a process that weaves no methods.
     *
     * @throws InvalidSettingsException with every mistake that there is
     */
    public static Settings load(SettingSources sources) throws InvalidSettingsException {
        return load(sources, RuleReader.NONE);
    }

    /**
     * Reads all settings. Where tracking is off, mistakes in values are nobody's concern; a mistyped name in the agent
     * argument still is one, because it may have been meant for {@code path}.
     *
     * @param rules reads the sections of the config file that are no settings, if there is one
     * @throws InvalidSettingsException with every mistake that there is
     */
    public static Settings load(SettingSources sources, RuleReader rules) throws InvalidSettingsException {
        SettingReader reader = new SettingReader(sources);
        Settings settings = read(sources, reader);
        List<SettingProblem> problems = settings.problems(reader, rules);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return settings;
    }

    /** Those that a reader finds, with defaults in the place of what is wrong. */
    static Settings read(SettingSources sources, SettingReader reader) {
        return new Settings(sources, reader);
    }

    /** The mistakes that keep them from being used. */
    List<SettingProblem> problems(SettingReader reader, RuleReader rules) {
        if (!enabled) {
            return List.of();
        }
        reader.readRules(rules);
        List<SettingProblem> problems = new ArrayList<>(reader.argumentProblems());
        if (path != null || config != null) {
            problems.addAll(reader.valueProblems());
        }
        return problems;
    }

    /**
     * False when no source sets a path, or the kill switch is thrown: the process is then to be left alone, silently.
     */
    public boolean isTracking() {
        return path != null && enabled;
    }

    /** The tracking path as it was given: a folder, its URI, or a path with the scheme of a storage. */
    public @Nullable String path() {
        return path;
    }

    /** The tracking path as a folder; null when it is not a local one. */
    public @Nullable Path localFolder() {
        if (path == null) {
            return null;
        }
        if (isOfAStorage(path)) {
            StorageKinds.Kind storage = sources.storages().of(path);
            return storage == null ? null : storage.localFolder();
        }
        return FileUri.matches(path) ? FileUri.folder(path) : Path.of(path);
    }

    public boolean enabled() {
        return enabled;
    }

    /** The config file. */
    public @Nullable String config() {
        return config;
    }

    /** One line on stderr per run and file event. */
    public boolean verbose() {
        return verbose;
    }

    public LogLevel logLevel() {
        return logLevel;
    }

    /**
     * The folder of the journals: the one given, else the tracking path's own for this user, else one under the
     * temporary folder.
     */
    public Path spool() {
        if (spool != null) {
            return Path.of(spool);
        }
        return DefaultSpool.of(
                localFolder(),
                sources.systemProperties().apply("user.name"),
                sources.systemProperties().apply("java.io.tmpdir"));
    }

    /** The most bytes that the spool may hold; records beyond are dropped and counted. */
    public long spoolMax() {
        return spoolMax;
    }

    /** How often new records and the heartbeat reach the storage. */
    public Duration checkpoint() {
        if (checkpoint != null) {
            return checkpoint;
        }
        StorageKinds.Kind storage =
                path != null && isOfAStorage(path) ? sources.storages().of(path) : null;
        return storage == null ? LOCAL_CHECKPOINT : storage.checkpoint();
    }

    /** The longest that the end of the JVM is held up. */
    public Duration shutdownTimeout() {
        return shutdownTimeout;
    }

    /** The labels of every run, in the order given. */
    public Map<String, String> labels() {
        return labels;
    }

    /** The id for the first outermost run of the process. */
    public @Nullable String runId() {
        return runId;
    }

    public @Nullable String parentRunId() {
        return parentRunId;
    }

    /** The run that the outermost runs of the process repeat. */
    public @Nullable String rerunOf() {
        return rerunOf;
    }

    /**
     * What becomes of secrets and addresses in all that is stored: by {@code redact}, {@code redact.patterns} and
     * {@code mask.emails}.
     */
    public Redaction redaction() {
        return redaction;
    }

    /** Whether failed records keep a stack trace. */
    public boolean stackTraces() {
        return stackTraces;
    }

    /** What is captured without annotations or rules. */
    public CaptureNames capture() {
        return capture;
    }

    /**
     * Where OpenLineage events of each run go: a URL, a file's after {@code file:}, or {@code on} for where the
     * ecosystem's own settings say; null if there are none.
     */
    public @Nullable String openLineage() {
        return openLineage;
    }

    /** Who is told of each outermost run's start and end. */
    public @Nullable NotifyUrl notifyUrl() {
        return notify;
    }

    /** Whether that is told by bare requests, and not by documents. */
    public boolean pings() {
        return pings;
    }

    /**
     * Says where a setting's value came from.
     *
     * @param key the name as in the agent argument, such as {@code log.level}
     * @throws IllegalArgumentException when there is no such setting
     */
    public Origin origin(String key) {
        Key known = Key.named(key);
        if (known == null) {
            throw new IllegalArgumentException(
                    "no setting is called " + key + "; the nearest one is " + Key.nearest(key));
        }
        return origins.getOrDefault(known, Origin.DEFAULT);
    }

    /** Which storage it is, is asked when something is recorded: to find that out may take long. */
    private static boolean isOfAStorage(String path) {
        return SettingReader.hasScheme(path) && !FileUri.matches(path);
    }

    private Redaction redaction(@Nullable ConfigFile file) {
        return redacts
                ? Redaction.of(file == null ? List.of() : file.patterns(), masksEmails)
                : Redaction.showingSecrets(masksEmails);
    }
}
