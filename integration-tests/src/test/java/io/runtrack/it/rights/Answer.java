package io.runtrack.it.rights;

import java.util.Arrays;
import java.util.List;

/** What came of a command. */
record Answer(int exitCode, String out, String err) {

    /** As the host program of that name prints them. */
    static List<Answer> parse(String printed) {
        return Arrays.stream(printed.split("\u0002"))
                .map(answer -> answer.split("\u0001", -1))
                .map(parts -> new Answer(Integer.parseInt(parts[0]), parts[1], parts[2]))
                .toList();
    }

    List<String> errorLines() {
        return err.lines().toList();
    }
}
