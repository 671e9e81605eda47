package io.runtrack.ui.api;

import io.runtrack.figures.Command;
import io.runtrack.figures.Period;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import io.runtrack.question.Misunderstood;
import io.runtrack.ui.index.FileTables;
import io.runtrack.ui.index.Runs;
import io.runtrack.ui.server.Answer;
import io.runtrack.ui.server.Refusal;
import io.runtrack.ui.server.Request;
import io.runtrack.ui.server.WebServer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is below {@code /api/v1}, and {@code /metrics}. Safe for several threads. */
public final class ApiV1 implements WebServer.Api {
    private final Stored stored;
    private final Usual usual;
    private final RunList runList;
    private final Today today;
    private final Health health;
    private final Commands commands;
    private final Nights nights;
    private final FileTables tables;
    private final RunFiles runFiles;
    private final RunEmails runEmails;
    private final RunErrors runErrors;
    private final Comparison comparison;
    private final FoundFiles foundFiles;
    private final Emails emails;
    private final Errors errors;

    /** Of some storage. */
    public ApiV1(Stored stored) {
        this.stored = stored;
        this.usual = new Usual(stored.options());
        this.runList = new RunList(stored);
        this.nights = new Nights(stored);
        this.today = new Today(stored, nights);
        this.health = new Health(stored);
        this.commands = new Commands(stored.options());
        this.tables = new FileTables(stored.storage(), stored.cache());
        this.runFiles = new RunFiles(tables);
        this.runEmails = new RunEmails(stored);
        this.runErrors = new RunErrors(tables);
        this.comparison = new Comparison(stored);
        this.foundFiles = new FoundFiles(stored);
        this.emails = new Emails(stored);
        this.errors = new Errors(stored, nights);
    }

    /** Makes what the first page asks for, so that it is there by the time somebody has opened it. */
    public void prepare() {
        today.prepare(stored.index().runs(), stored.clock().instant());
    }

    @Override
    public Answer answer(List<String> path, Request request) throws IOException {
        Instant now = stored.clock().instant();
        Parameters parameters = Parameters.of(request, stored.options().zone(), now);
        try {
            parameters.checkShared();
            Answer answer = path.size() == 1 && !path.get(0).equals("runs") ? ofProgram(path.get(0), parameters) : null;
            answer = answer == null ? ofRuns(path, parameters, now) : answer;
            if (answer == null) {
                throw Refusal.notFound(
                        "there is no /api/v1/" + String.join("/", path) + "; docs/web-api.md has what is");
            }
            return answer;
        } catch (Misunderstood mistake) {
            throw Refusal.badRequest(String.valueOf(mistake.getMessage()));
        }
    }

    @Override
    public Answer metrics() throws IOException {
        return Metrics.answer(stored.index().runs(), stored.clock().instant());
    }

    /** What needs no runs; null for anything else. */
    private @Nullable Answer ofProgram(String name, Parameters parameters) throws IOException {
        return switch (name) {
            case "session" -> session();
            case "zones" ->
                Json.answer(json -> {
                    Json.texts(
                            json,
                            "zones",
                            ZoneId.getAvailableZoneIds().stream().sorted().toList());
                    Json.text(json, "default", parameters.usualZone());
                });
            default -> null;
        };
    }

    private Answer session() throws IOException {
        return Json.answer(json -> {
            Json.text(json, "zone", stored.options().zone());
            Json.text(json, "version", stored.program().version());
            Json.text(json, "path", stored.storage().destination());
            Json.flag(json, "config", stored.program().hasConfig());
        });
    }

    private @Nullable Answer ofRuns(List<String> path, Parameters parameters, Instant now) throws IOException {
        Runs runs = stored.index().runs();
        RunJson runJson = new RunJson(usual.of(runs, now), now);
        if (path.get(0).equals("runs") && path.size() > 1) {
            GivenRun given = GivenRun.find(path.get(1), runs);
            return path.size() == 2
                    ? RunDetails.answer(given, stepsOf(given), runs, runJson)
                    : path.size() == 3 ? ofRun(path.get(2), given, runs, parameters, runJson) : null;
        }
        if (path.get(0).equals("commands") && (path.size() == 2 || path.size() == 3)) {
            Command command = new Command(path.get(1), path.size() == 2 ? null : path.get(2));
            return commands.one(command, runs, parameters, runJson);
        }
        if (path.get(0).equals("errors") && path.size() == 2) {
            return errors.one(path.get(1), runs, parameters, runJson);
        }
        return switch (String.join("/", path)) {
            case "runs" -> runList.answer(runs, parameters, runJson);
            case "today" -> today.answer(runs, parameters);
            case "commands" -> commands.list(runs, parameters, runJson);
            case "live" -> Live.answer(runs, runJson);
            case "changes" -> Live.changes(stored.index().changes(Live.since(parameters)), runs, runJson);
            case "files" -> foundFiles.find(parameters);
            case "files/history" -> foundFiles.history(parameters);
            case "emails" -> emails.answer(runs, parameters);
            case "errors" -> errors.list(runs, parameters);
            case "health" -> health.answer(runs, runJson);
            default -> null;
        };
    }

    private List<RunStep> stepsOf(GivenRun given) {
        RunMetadata run = given.run();
        return run == null ? List.of() : stored.storage().readSteps(run);
    }

    private @Nullable Answer ofRun(String what, GivenRun given, Runs runs, Parameters parameters, RunJson runJson)
            throws IOException {
        return switch (what) {
            case "tree" -> RunDetails.tree(given, runs, runJson);
            case "files" -> runFiles.answer(given.tree(runs), parameters);
            case "attempts" -> runFiles.attempts(given.tree(runs), parameters);
            case "emails" -> runEmails.answer(given.tree(runs).runs(), parameters);
            case "errors" -> runErrors.answer(tables.of(given.tree(runs)), night(given, runs, parameters));
            case "time" -> FileTimes.answer(tables.of(given.tree(runs)), parameters);
            case "compare" -> comparison.answer(given.stored(), runs, parameters, runJson);
            default -> null;
        };
    }

    /** The figures of the day on which a run began. */
    private PeriodFigures night(GivenRun given, Runs runs, Parameters parameters) {
        RunMetadata first = given.tree(runs).runs().get(0);
        ZoneId zone = parameters.zone();
        Period day = Period.of(LocalDate.ofInstant(first.startedAt(), zone), zone);
        return nights.of(day, zone, runs, parameters.now());
    }
}
