package io.runtrack.it.fuzz;

import io.runtrack.it.jvm.FinishedJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what JVMs did with what was foretold, program by program. For one thread. */
final class Findings {
    private static final Pattern PROGRAM = Pattern.compile("\\bc(\\d+)\\b");
    /** Templates that cannot bind are among what is generated. */
    private static final Pattern FORETOLD = Pattern.compile("cannot be filled, the field stays empty: ");

    private static final int SHOWN = 40;

    private final Map<Integer, Expectation> expectations = new TreeMap<>();
    private final Map<Integer, List<String>> differences = new TreeMap<>();

    Findings(List<Program> programs) {
        programs.forEach(program -> expectations.put(program.number(), program.expectation()));
    }

    /** What the programs print is foretold, too, so that a mistake of the model is not taken for one of the agent. */
    void compareOutput(String which, FinishedJvm plain) {
        List<String> expected = new ArrayList<>();
        expectations.values().forEach(each -> expected.addAll(each.output()));
        List<String> actual = plain.outputLines().stream()
                .filter(line -> !line.startsWith("~"))
                .toList();
        compare(which + " printed", expected, actual);
    }

    void compareJvms(String which, FinishedJvm with, FinishedJvm without) {
        compare(which + " printed", without.outputLines(), with.outputLines());
        compare(which + " wrote to stderr", without.hostErrorLines(), with.hostErrorLines());
        compare(which + " exit code", List.of("" + without.exitCode()), List.of("" + with.exitCode()));
        List<String> lines = with.agentLines().stream()
                .filter(line -> !FORETOLD.matcher(line).find())
                .toList();
        compare(which + " said", List.of("[runtrack] suppressed errors: 0"), lines);
    }

    void compareRecords(String which, List<String> stored) {
        List<String> foretold = new ArrayList<>();
        expectations.values().forEach(each -> foretold.addAll(each.records()));
        compare(which + " recorded", foretold, stored);
    }

    private void compare(String what, List<String> expected, List<String> actual) {
        Map<String, Integer> surplus = new TreeMap<>();
        actual.forEach(line -> surplus.merge(line, 1, Integer::sum));
        expected.forEach(line -> surplus.merge(line, -1, Integer::sum));
        surplus.forEach((line, count) -> {
            if (count != 0) {
                note(program(line), what + (count < 0 ? " not: " : ", too: ") + line);
            }
        });
    }

    private static int program(String line) {
        Matcher matcher = PROGRAM.matcher(line);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    private void note(int program, String difference) {
        differences.computeIfAbsent(program, any -> new ArrayList<>()).add(difference);
    }

    /** By the number of the program; those that belong to none under -1. */
    Map<Integer, List<String>> differences() {
        return differences;
    }

    long records() {
        return expectations.values().stream()
                .mapToLong(each -> each.records().size())
                .sum();
    }

    long calls() {
        return expectations.values().stream()
                .mapToLong(each -> each.output().size())
                .sum();
    }

    /** What differs, and the first program that does, whole. */
    String report(Batch batch) {
        StringBuilder text = new StringBuilder(batch.toString()).append(": programs that differ: ");
        text.append(differences.keySet()).append('\n');
        differences.forEach((number, lines) -> {
            text.append("program ").append(number).append(":\n");
            lines.stream()
                    .limit(SHOWN)
                    .forEach(line -> text.append("  ").append(line).append('\n'));
        });
        batch.programs().stream()
                .filter(program -> differences.containsKey(program.number()))
                .findFirst()
                .ifPresent(program -> text.append(source(program)));
        return text.toString();
    }

    private static String source(Program program) {
        String title = "source of program " + program.number() + ", " + program.flavour() + "\n";
        return title + String.join("\n", Batch.source(program).values());
    }
}
