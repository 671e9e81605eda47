package io.runtrack.it.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What a program is foretold to print, and to leave on record. For one thread. */
final class Expectation {
    private final List<String> output = new ArrayList<>();
    private final List<ExpectedRun> runs = new ArrayList<>();
    private final Deque<String> commands = new ArrayDeque<>();
    private final Deque<ExpectedRun> active = new ArrayDeque<>();
    private final ExpectedRun implicit = new ExpectedRun(ExpectedRun.IMPLICIT, "");
    private int sendsUnderWay;

    void print(String line) {
        output.add(line);
    }

    ExpectedRun begin(String command, Fields fields) {
        Marking marking = fields.marking();
        ExpectedRun run = new ExpectedRun(
                command,
                ExpectedRun.head(
                        command,
                        marking.text("subcommand"),
                        fields.textOr("configPath", "configPath", "configFile", "config"),
                        fields.textOr("targetDate", "targetDate", "date"),
                        commands.peek()));
        runs.add(run);
        active.push(run);
        commands.push(command);
        return run;
    }

    void end() {
        active.pop();
        commands.pop();
    }

    /** The run of a record that is made now. */
    ExpectedRun current() {
        return active.isEmpty() ? implicit : active.element();
    }

    /** That of what belongs to no command. */
    ExpectedRun implicit() {
        return implicit;
    }

    /** Whether this send is no part of another. */
    boolean beginSend() {
        return sendsUnderWay++ == 0;
    }

    void endSend() {
        sendsUnderWay--;
    }

    List<String> output() {
        return output;
    }

    /** One of each run, and one of each record. */
    List<String> records() {
        List<String> records = new ArrayList<>(implicit.lines());
        for (ExpectedRun run : runs) {
            records.add(run.head());
            records.addAll(run.lines());
        }
        return records;
    }
}
