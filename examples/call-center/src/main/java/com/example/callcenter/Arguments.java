package com.example.callcenter;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A command line, read: the words of the command, options that each take a value, then recordings. */
record Arguments(String command, Path config, LocalDate date, List<Path> recordings) {

    private static final Set<String> OPTIONS = Set.of("--config", "--date");

    static Arguments parse(String... args) throws UsageException {
        int words = 0;
        while (words < args.length && !args[words].startsWith("--")) {
            words++;
        }
        String command = String.join(" ", Arrays.copyOf(args, words));
        if (command.isEmpty()) {
            throw new UsageException("a command is missing");
        }
        Map<String, String> options = new HashMap<>();
        int next = words;
        while (next < args.length && args[next].startsWith("--")) {
            String option = args[next];
            if (!OPTIONS.contains(option)) {
                throw new UsageException("there is no option '" + option + "'");
            }
            if (next + 1 == args.length) {
                throw new UsageException(option + " needs a value");
            }
            options.put(option, args[next + 1]);
            next += 2;
        }
        List<Path> recordings =
                Arrays.stream(args, next, args.length).map(Path::of).toList();
        if (!recordings.isEmpty() && !command.equals("transcribe")) {
            throw new UsageException(command + " takes no recordings, but " + recordings.get(0) + " is named");
        }
        return new Arguments(command, Path.of(take(options, "--config")), date(take(options, "--date")), recordings);
    }

    /** The same for another command. */
    Arguments of(String other) {
        return new Arguments(other, config, date, recordings);
    }

    private static String take(Map<String, String> options, String name) throws UsageException {
        String value = options.get(name);
        if (value == null) {
            throw new UsageException(name + " is missing");
        }
        return value;
    }

    private static LocalDate date(String value) throws UsageException {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new UsageException("--date " + value + " is not a date such as 2026-11-20");
        }
    }
}
