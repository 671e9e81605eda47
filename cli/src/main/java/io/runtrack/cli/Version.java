package io.runtrack.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Says which runtrack this is; the build writes it into a resource. */
final class Version {
    private static final List<String> OPTIONS = List.of("-V", "--version");

    private Version() {}

    /** Whether nothing else is asked: it can be answered then without the parser, which takes longer to load. */
    static boolean isAllThatIsAsked(String[] args) {
        return args.length == 1 && OPTIONS.contains(args[0]);
    }

    static String line() {
        return "runtrack " + number();
    }

    static String number() {
        try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the version cannot be read from the jar", e);
        }
    }
}
