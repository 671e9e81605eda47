package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** A program of picocli's that knows of runtrack only what two of its commands show. */
@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        version = "7",
        subcommands = {NightlyCommands.Load.class, HelpCommand.class})
public final class NightlyCommands implements Callable<Integer> {
    @Option(names = "--config-file")
    private @Nullable Path config;

    @Override
    public Integer call() {
        System.out.println("nightly " + config);
        return ExitCode.OK;
    }

    @Command
    int copy(@Parameters(paramLabel = "<Date>") String date, @Parameters int code) {
        System.out.println("copy " + date);
        return code;
    }

    @Command
    int extract(@Option(names = "--fail") @Nullable String fail) {
        new Pipeline().extract(fail);
        return ExitCode.OK;
    }

    @Command
    int sort(@Option(names = "--fail") @Nullable String fail) {
        Pipeline.sort(Path.of("/in/a.wav"));
        new Pipeline().extract(fail);
        return ExitCode.OK;
    }

    @Command
    int twice() {
        new Pipeline().extract(null);
        throw new IllegalStateException("after the command");
    }

    /** A command with a command of its own. */
    @Command(name = "load", subcommandsRepeatable = true)
    static final class Load {
        @Option(names = "--target-date", defaultValue = "2026-11-30")
        private @Nullable String date;

        @Command
        void voices(@Option(names = "--fail") @Nullable String fail) {
            if ("usage".equals(fail)) {
                throw new ParameterException(new CommandLine(this), "no such voice");
            }
            if (fail != null) {
                throw new IllegalStateException(fail);
            }
            System.out.println("voices " + date);
        }
    }

    /** What is tracked by annotations. */
    static final class Pipeline {

        @TrackedCommand("extract-all")
        void extract(@Nullable String fail) {
            sort(Path.of("/in/b.wav"));
            if (fail != null) {
                throw new IllegalArgumentException(fail);
            }
        }

        @TrackedFile
        static void sort(Path file) {
            System.out.println("sorted " + file);
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new NightlyCommands()).execute(arguments));
    }
}
