package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Processes the files that it is told, a line each: within a command until it reads {@code end}, then without one until
 * it reads {@code exit}.
 */
public final class Dictated {
    private static final BufferedReader INPUT =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private Dictated() {}

    public static void main(String[] arguments) throws IOException {
        command();
        processUntil("exit");
    }

    @TrackedCommand("dictation")
    static void command() throws IOException {
        processUntil("end");
    }

    private static void processUntil(String last) throws IOException {
        for (String line = INPUT.readLine(); !last.equals(line); line = INPUT.readLine()) {
            process(line);
        }
    }

    @TrackedFile
    static void process(String path) {
        System.out.println(path);
    }
}
