package io.runtrack.cli;

import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Screen;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code generate-completion}: what lets a shell complete commands and options. */
@Command(
        name = "generate-completion",
        sortOptions = false,
        description = {
            "Prints a script for bash and zsh that completes commands and options.",
            "It is for a program that is named runtrack."
        },
        footer = {"", "Example:", "  runtrack generate-completion > ~/.runtrack-completion"})
final class CompletionCommand implements Callable<Integer> {
    private final Screen screen;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        screen.out().print(AutoComplete.bash("runtrack", spec.root().commandLine()));
        return ExitCode.DONE;
    }
}
