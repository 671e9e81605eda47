package io.runtrack.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code runtrack} itself, with the options that every command has. */
@Command(
        name = "runtrack",
        sortOptions = false,
        description = "Shows what runs of batch pipelines did, as the runtrack agent recorded it.",
        versionProvider = TopCommand.VersionLine.class,
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong command line.",
            "",
            "Example:",
            "  runtrack runs list --path /data/tracking"
        })
// Picocli sets the flags of help and version, and reads them itself.
@SuppressWarnings("UnusedVariable")
final class TopCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    private boolean version;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Shows where an error came from.")
    private boolean stacktrace;

    boolean stacktrace() {
        return stacktrace;
    }

    /** Picocli makes one when it is asked for the version beside other things. */
    static final class VersionLine implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {Version.line()};
        }
    }
}
