package com.example.callcenter;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A command line, read: the words of the command, then options that each take a value. */
record Arguments(String command, Path config, LocalDate date) {

    static Arguments parse(String... args) throws UsageException {
        int words = 0;
        while (words < args.length && !args[words].startsWith("--")) {
            words++;
        }
        String command = String.join(" ", Arrays.copyOf(args, words));
        if (command.isEmpty()) {
            throw new UsageException("a command is missing");
        }
        Map<String, String> options = options(args, words);
        return new Arguments(command, Path.of(take(options, "--config")), date(take(options, "--date")));
    }

    private static Map<String, String> options(String[] args, int from) throws UsageException {
        Map<String, String> options = new HashMap<>();
        for (int index = from; index < args.length; index += 2) {
            if (!args[index].equals("--config") && !args[index].equals("--date")) {
                throw new UsageException("there is no option '" + args[index] + "'");
            }
            if (index + 1 == args.length) {
                throw new UsageException(args[index] + " needs a value");
            }
            options.put(args[index], args[index + 1]);
        }
        return options;
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
