package io.runtrack.cli.runs;

import picocli.CommandLine.Command;

/** {@code runs}: groups the commands that look at runs. */
@Command(
        name = "runs",
        sortOptions = false,
        description = "Looks at runs: which there were, one in full, or those that go on.",
        footer = {"", "Example:", "  runtrack runs list"})
public final class RunsCommand {}
