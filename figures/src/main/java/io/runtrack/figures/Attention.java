package io.runtrack.figures;

import io.runtrack.figures.facts.ErrorKind;
import io.runtrack.figures.logs.ErrorMessages;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What needs attention, in words, the most urgent first. Each kind has its first line at least; what does not fit is
 * counted.
 */
public final class Attention {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int LONGEST_REASON = 120;

    /** What a line is about, the most urgent first. */
    public enum Kind {
        RUN,
        NEW_ERROR,
        FREQUENT_ERROR,
        EMAIL,
        EXPECTED,
        SLOW,
        DROPPED,
        UNREADABLE,
        /** Good news, which needs nobody. */
        REDONE;

        /** In lower case, as answers have it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One line.
     *
     * @param kind what it is about
     * @param text the line
     * @param runId the run to look at; null when there is none
     * @param command the command to look at; null when there is none
     * @param others how many more there are of its kind, for a line that only counts them; else 0
     */
    public record Item(
            Kind kind,
            String text,
            @Nullable String runId,
            @Nullable Command command,
            int others) {}

    private final PeriodFigures figures;
    private final Map<Kind, List<Item>> items = new LinkedHashMap<>();

    private Attention(PeriodFigures figures) {
        this.figures = figures;
    }

    /** All of it. */
    public static List<Item> of(PeriodFigures figures) {
        return of(figures, Integer.MAX_VALUE);
    }

    /**
     * So many lines at the most.
     *
     * @param most at least two for each kind
     */
    public static List<Item> of(PeriodFigures figures, int most) {
        Attention attention = new Attention(figures);
        attention.collect();
        return attention.shortened(most);
    }

    /** Whether anybody has something to do. */
    public static boolean isNeeded(List<Item> items) {
        return items.stream().anyMatch(item -> item.kind() != Kind.REDONE);
    }

    private void collect() {
        addRuns();
        addErrors();
        for (PeriodFigures.Unsent unsent : figures.unsent()) {
            add(Kind.EMAIL, unsent(unsent), unsent.run());
        }
        for (MissedRun missed : figures.missed()) {
            Command command =
                    new Command(missed.expected().command(), missed.expected().subcommand());
            items.computeIfAbsent(Kind.EXPECTED, first -> new ArrayList<>())
                    .add(new Item(Kind.EXPECTED, missed(missed), missed.runId(), command, 0));
        }
        addSlow();
        for (RunMetadata run : figures.dropping()) {
            add(Kind.DROPPED, Command.of(run) + " dropped " + counted(run.droppedRecords(), "record"), run);
        }
        for (String unreadable : figures.unreadable()) {
            items.computeIfAbsent(Kind.UNREADABLE, first -> new ArrayList<>())
                    .add(new Item(Kind.UNREADABLE, "could not be read: " + unreadable, null, null, 0));
        }
        addRedone();
    }

    private void add(Kind kind, String text, RunMetadata run) {
        items.computeIfAbsent(kind, first -> new ArrayList<>())
                .add(new Item(kind, text + " (run " + run.runId() + ")", run.runId(), Command.of(run), 0));
    }

    /** Runs that ended in the same way for the same reason. */
    private record Ending(
            RunState state, Command command, @Nullable String cause) {}

    private void addRuns() {
        Map<Ending, List<RunMetadata>> endings = new LinkedHashMap<>();
        for (RunState state : List.of(RunState.FAILED, RunState.ABORTED, RunState.STALE)) {
            for (RunMetadata run : figures.runs()) {
                if (RunState.of(run, figures.now()) == state) {
                    endings.computeIfAbsent(new Ending(state, Command.of(run), cause(run)), first -> new ArrayList<>())
                            .add(run);
                }
            }
        }
        endings.forEach((ending, runs) -> add(Kind.RUN, ended(ending, runs), runs.get(0)));
    }

    /** What a run's error has in common with others. */
    private static @Nullable String cause(RunMetadata run) {
        return run.errorType() == null && run.errorMessage() == null
                ? null
                : new ErrorKind(run.errorType(), ErrorMessages.normalised(run.errorMessage())).toString();
    }

    private String ended(Ending ending, List<RunMetadata> runs) {
        RunMetadata last = runs.get(0);
        StringBuilder text = new StringBuilder(ending.command.toString());
        if (ending.state == RunState.STALE) {
            text.append(" is stale, last heard of ").append(time(RunState.lastSignOfLife(last)));
        } else {
            text.append(ending.state == RunState.FAILED ? " failed" : " was aborted");
        }
        if (runs.size() > 1) {
            text.append(" in ").append(runs.size()).append(" runs");
        }
        if (last.errorType() != null || last.errorMessage() != null) {
            text.append(": ").append(shortened(new ErrorKind(last.errorType(), last.errorMessage()).toString()));
        }
        return text.toString();
    }

    private void addErrors() {
        for (PeriodFigures.ErrorGroup error : figures.errors()) {
            if (error.isNew()) {
                add(Kind.NEW_ERROR, "new error: " + files(error), error.exampleRun());
            } else if (error.isAboveUsual()) {
                String usual = error.usualADay() == 0 ? "on most days none" : "usually " + number(error.usualADay());
                add(
                        Kind.FREQUENT_ERROR,
                        "more than usual: " + files(error) + "; " + usual + (error.usualADay() == 0 ? "" : " a day"),
                        error.exampleRun());
            }
        }
    }

    private static String files(PeriodFigures.ErrorGroup error) {
        String still = error.stillFailed() == error.files()
                ? ""
                : error.stillFailed() == 0 ? ", all redone" : ", " + error.stillFailed() + " still failed";
        return shortened(error.kind().toString()) + ", " + counted(error.files(), "file") + still;
    }

    private static String unsent(PeriodFigures.Unsent unsent) {
        StringBuilder text = new StringBuilder("no mail to ").append(unsent.recipient());
        if (unsent.days() > 1) {
            text.append(" for ").append(unsent.days()).append(" days running");
        }
        String reason = unsent.reason();
        if (reason != null) {
            String code = unsent.smtpCode() == null ? "" : unsent.smtpCode().toString();
            text.append(": ").append(reason.startsWith(code) ? "" : code + " ").append(shortened(reason));
        } else if (unsent.smtpCode() != null) {
            text.append(": ").append(unsent.smtpCode());
        }
        return text.toString();
    }

    private String missed(MissedRun missed) {
        ZonedDateTime due = missed.due().atZone(figures.zone());
        String parts = missed.expected().count() == 1
                ? ""
                : ", " + missed.parts() + " of " + missed.expected().count() + " parts";
        String run = missed.runId() == null ? "" : " (run " + missed.runId() + ")";
        return missed.expected().name() + " is " + missed.state() + ", due "
                + (figures.period().days(figures.zone()) == 1 ? CLOCK.format(due) : TIME.format(due)) + parts + run;
    }

    private void addSlow() {
        Map<Command, List<PeriodFigures.Slow>> byCommand = new LinkedHashMap<>();
        for (PeriodFigures.Slow slow : figures.slow()) {
            byCommand
                    .computeIfAbsent(Command.of(slow.run()), first -> new ArrayList<>())
                    .add(slow);
        }
        byCommand.forEach((command, slow) -> {
            PeriodFigures.Slow worst = slow.get(0);
            String times = worst.usual().median() == 0
                    ? ""
                    : ", " + number((double) worst.millis() / worst.usual().median()) + " times as long";
            String runs = slow.size() == 1 ? "" : " in " + slow.size() + " runs, at worst";
            add(
                    Kind.SLOW,
                    command + " was slow" + runs + ": " + duration(worst.millis()) + ", usually "
                            + duration(worst.usual().median()) + times,
                    worst.run());
        });
    }

    private void addRedone() {
        PeriodFigures.Files files = figures.files();
        if (files.redone() > 0) {
            String text = "redone since: " + files.redone() + " of " + counted(files.failed(), "failed file") + ", "
                    + files.stillFailed() + " still failed";
            add(Kind.REDONE, text, files.runsRedone().get(0));
        }
    }

    /** First each kind's first line and one more, then by urgency what there is room for. */
    private List<Item> shortened(int most) {
        Map<Kind, Integer> lines = new LinkedHashMap<>();
        int left = most;
        for (Kind kind : Kind.values()) {
            int wanted = Math.min(2, items.getOrDefault(kind, List.of()).size());
            lines.put(kind, wanted);
            left -= wanted;
        }
        List<Item> shown = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Item> all = items.getOrDefault(kind, List.of());
            int more = Math.max(0, Math.min(left, all.size() - lines.getOrDefault(kind, 0)));
            left -= more;
            int room = lines.getOrDefault(kind, 0) + more;
            boolean fits = all.size() <= room;
            shown.addAll(all.subList(0, fits ? all.size() : room - 1));
            if (!fits) {
                int others = all.size() - room + 1;
                shown.add(new Item(kind, "and " + others + " more " + plural(kind), null, null, others));
            }
        }
        return shown;
    }

    private static String plural(Kind kind) {
        return switch (kind) {
            case RUN -> "failed, aborted or stale runs";
            case NEW_ERROR -> "new errors";
            case FREQUENT_ERROR -> "errors above their usual number";
            case EMAIL -> "recipients without mail";
            case EXPECTED -> "expected runs late or missing";
            case SLOW -> "slow commands";
            case DROPPED -> "runs that dropped records";
            case UNREADABLE -> "unreadable documents";
            case REDONE -> "redone";
        };
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(figures.zone()));
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON - 1) + "…";
    }

    /** In the two units that matter. */
    static String duration(long millis) {
        Duration time = Duration.ofMillis(millis);
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        if (time.toMinutes() > 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toSeconds() > 0 ? time.toSeconds() + " s" : millis + " ms";
    }
}
