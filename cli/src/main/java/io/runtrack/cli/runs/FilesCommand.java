package io.runtrack.cli.runs;

import picocli.CommandLine.Command;

/** {@code files}: what became of single files. */
@Command(
        name = "files",
        description = "Looks at single files, whatever run processed them.",
        footer = {"", "Example:", "  runtrack files find call-1234"})
public final class FilesCommand {}
