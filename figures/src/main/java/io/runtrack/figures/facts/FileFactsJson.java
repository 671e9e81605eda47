package io.runtrack.figures.facts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** The JSON of {@link FileFacts}, which are filled when they are read. For one thread. */
final class FileFactsJson {
    private final FileFacts facts;

    FileFactsJson(FileFacts facts) {
        this.facts = facts;
    }

    void write(FactsOutput json) throws IOException {
        json.object(() -> {
            json.field("repaired", () -> json.number(facts.repaired));
            json.field("times", () -> write(facts.times, json));
            json.field("runs", () -> json.rows(facts.runs.entrySet(), run -> writeRun(run, json)));
            json.field(
                    "agents",
                    () -> json.rows(
                            facts.agents.kept().entrySet(),
                            agent -> json.row(() -> {
                                json.text(agent.getKey());
                                write(agent.getValue(), json);
                            })));
            json.field("other_agents", () -> json.row(() -> write(facts.otherAgents, json)));
            json.field(
                    "first_failures",
                    () -> json.rows(facts.firstFailures.runs.kept().entrySet(), run -> {
                        writeFirst(run.getKey(), run.getValue().first, json);
                    }));
            json.field("kinds", () -> write(facts.errors.kinds.kept(), json));
            json.field("types", () -> write(facts.errors.types.kept(), json));
            json.field("other_errors", () -> json.row(() -> write(facts.errors.others, json)));
            writeFailed(facts.failed, json);
        });
    }

    void read(FactsInput json) throws IOException {
        json.object(() -> {
            json.field("repaired", () -> facts.repaired = json.count());
            json.field("times", () -> read(facts.times, json));
            json.field(
                    "runs",
                    () -> json.rows(() -> facts.addCounted(
                            json.text(), new RunOutcome(json.count(), json.count(), json.count(), json.count()))));
            json.field("agents", () -> json.rows(() -> read(facts.agents.of(json.text()), json)));
            json.field("other_agents", () -> json.row(() -> read(facts.otherAgents, json)));
            json.field("first_failures", () -> json.rows(() -> readFirst(json)));
            json.field("kinds", () -> read(facts.errors.kinds, json));
            json.field("types", () -> read(facts.errors.types, json));
            json.field("other_errors", () -> json.row(() -> read(facts.errors.others, json)));
            readFailed(facts.failed, json);
        });
    }

    private static void write(TimesSketch times, FactsOutput json) throws IOException {
        SortedMap<Long, Long> counts = times.counts();
        json.row(() -> {
            json.number(times.digits());
            json.rows(
                    counts.entrySet(),
                    count -> json.row(() -> {
                        json.number(count.getKey());
                        json.number(count.getValue());
                    }));
        });
    }

    private static void read(TimesSketch times, FactsInput json) throws IOException {
        json.row(() -> {
            times.shorten(Math.toIntExact(json.count()));
            json.rows(() -> times.add(json.count(), json.count()));
        });
    }

    private static void writeRun(Map.Entry<String, FileFacts.Tally> run, FactsOutput json) throws IOException {
        RunOutcome outcome = run.getValue().outcome();
        json.row(() -> {
            json.text(run.getKey());
            json.number(outcome.files());
            json.number(outcome.success());
            json.number(outcome.failed());
            json.number(outcome.skipped());
        });
    }

    private static void write(AgentFiles files, FactsOutput json) throws IOException {
        json.number(files.success);
        json.number(files.failed);
        json.number(files.skipped);
        write(files.times, json);
    }

    private static void read(AgentFiles files, FactsInput json) throws IOException {
        files.success = json.count();
        files.failed = json.count();
        files.skipped = json.count();
        read(files.times, json);
    }

    private static void writeFirst(FirstFailures.RunKey run, List<FailedRecord> first, FactsOutput json)
            throws IOException {
        json.row(() -> {
            json.instant(run.start());
            json.text(run.id());
            json.rows(
                    first,
                    record -> json.row(() -> {
                        json.text(record.filePath());
                        json.text(record.agentId());
                        json.text(record.errorType());
                        json.text(record.errorMessage());
                        json.number(record.attempt());
                    }));
        });
    }

    private void readFirst(FactsInput json) throws IOException {
        FirstFailures.Rows rows = facts.firstFailures.runs.of(new FirstFailures.RunKey(json.instant(), json.text()));
        json.rows(() -> rows.add(new FailedRecord(
                json.textOrNull(),
                json.textOrNull(),
                json.textOrNull(),
                json.textOrNull(),
                Math.toIntExact(json.number()))));
    }

    private static void write(Map<ErrorKind, ErrorSeen> errors, FactsOutput json) throws IOException {
        json.rows(
                errors.entrySet(),
                error -> json.row(() -> {
                    json.text(error.getKey().type());
                    json.text(error.getKey().message());
                    write(error.getValue(), json);
                }));
    }

    private static void read(BoundedTable<ErrorKind, ErrorSeen> errors, FactsInput json) throws IOException {
        json.rows(() -> read(errors.of(new ErrorKind(json.textOrNull(), json.textOrNull())), json));
    }

    private static void write(ErrorSeen seen, FactsOutput json) throws IOException {
        json.instant(seen.first);
        json.instant(seen.last);
        json.number(seen.withoutPath);
        FailureExample example = seen.example;
        if (example == null) {
            json.none();
            return;
        }
        json.row(() -> {
            json.text(example.runId());
            json.instant(example.runStart());
            json.instant(example.at());
            json.text(example.path());
            json.text(example.message());
        });
    }

    private static void read(ErrorSeen seen, FactsInput json) throws IOException {
        seen.first = json.instant();
        seen.last = json.instant();
        seen.withoutPath = json.count();
        if (json.isRow()) {
            seen.example = new FailureExample(
                    json.text(), json.instant(), json.instant(), json.textOrNull(), json.textOrNull());
            json.endOfRow();
        }
    }

    private static void writeFailed(FailedFiles failed, FactsOutput json) throws IOException {
        json.field("failed_commands", () -> json.rows(failed.commands(), json::text));
        json.field(
                "failed_beyond",
                () -> json.row(() -> {
                    json.number(failed.others());
                    json.number(failed.unnamed());
                }));
        TreeSet<String> runs = new TreeSet<>();
        failed.forEach(file -> runs.add(file.run()));
        List<String> numbered = List.copyOf(runs);
        Map<String, Integer> numbers = new HashMap<>();
        numbered.forEach(run -> numbers.put(run, numbers.size()));
        json.field("failed_runs", () -> json.rows(numbered, json::text));
        json.field(
                "failed_files",
                () -> json.rows(
                        failed.inOrder(),
                        file -> json.row(() -> {
                            json.number(file.key());
                            json.number(file.at());
                            json.number(file.error());
                            json.integer(numbers.get(file.run()));
                            json.number(file.times());
                        })));
    }

    private static void readFailed(FailedFiles failed, FactsInput json) throws IOException {
        List<String> commands = new ArrayList<>();
        json.field("failed_commands", () -> json.texts(commands::add));
        json.field("failed_beyond", () -> json.row(() -> failed.addCounted(commands, json.count(), json.count())));
        List<String> runs = new ArrayList<>();
        json.field("failed_runs", () -> json.texts(runs::add));
        json.field(
                "failed_files",
                () -> json.rows(() -> failed.add(new FailedFiles.Failure(
                        json.number(),
                        json.number(),
                        json.number(),
                        runs.get(Math.toIntExact(json.count())),
                        Math.toIntExact(json.count())))));
    }
}
