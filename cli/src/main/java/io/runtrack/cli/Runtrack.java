package io.runtrack.cli;

import io.runtrack.cli.check.CheckCommand;
import io.runtrack.cli.export.ExportCommand;
import io.runtrack.cli.lineage.LineageCommand;
import io.runtrack.cli.metrics.MetricsCommand;
import io.runtrack.cli.process.AttachCommand;
import io.runtrack.cli.process.DoctorCommand;
import io.runtrack.cli.recover.RecoverCommand;
import io.runtrack.cli.report.DeliveryReportCommand;
import io.runtrack.cli.report.ReportSource;
import io.runtrack.cli.run.CompareCommand;
import io.runtrack.cli.run.FailedCommand;
import io.runtrack.cli.run.ShowCommand;
import io.runtrack.cli.runs.CompactCommand;
import io.runtrack.cli.runs.FilesCommand;
import io.runtrack.cli.runs.FindCommand;
import io.runtrack.cli.runs.ListCommand;
import io.runtrack.cli.runs.PruneCommand;
import io.runtrack.cli.runs.RunsCommand;
import io.runtrack.cli.runs.WatchCommand;
import io.runtrack.cli.terminal.ExitCode;
import io.runtrack.cli.terminal.Failure;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Surroundings;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.cli.today.TodayCommand;
import io.runtrack.cli.ui.UiCommand;
import io.runtrack.question.Misunderstood;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line as a whole: puts the commands together and turns whatever goes wrong into one line and an exit code.
 */
public final class Runtrack {
    private static final int NARROWEST_HELP = 55;
    private static final int WIDEST_HELP = 100;
    private static final int USUAL_HELP = 80;

    private final TopCommand top = new TopCommand();
    private final Screen screen;
    private final CommandLine commandLine;

    private Runtrack(Screen screen, Surroundings surroundings, ReportSource reports) {
        this.screen = screen;
        CommandLine runs = new CommandLine(new RunsCommand())
                .addSubcommand(new ListCommand(screen, surroundings))
                .addSubcommand(new ShowCommand(screen, surroundings))
                .addSubcommand(new FailedCommand(screen, surroundings))
                .addSubcommand(new CompareCommand(screen, surroundings))
                .addSubcommand(new WatchCommand(screen, surroundings));
        CommandLine files = new CommandLine(new FilesCommand()).addSubcommand(new FindCommand(screen, surroundings));
        commandLine = new CommandLine(top)
                .addSubcommand(new TodayCommand(screen, surroundings))
                .addSubcommand(new UiCommand(screen, surroundings, Version.number()))
                .addSubcommand(runs)
                .addSubcommand(files)
                .addSubcommand(new CheckCommand(screen, surroundings))
                .addSubcommand(new PruneCommand(screen, surroundings))
                .addSubcommand(new CompactCommand(screen, surroundings))
                .addSubcommand(new DeliveryReportCommand(screen, surroundings, reports))
                .addSubcommand(new ExportCommand(screen, surroundings))
                .addSubcommand(new MetricsCommand(screen, surroundings))
                .addSubcommand(new LineageCommand(screen, surroundings))
                .addSubcommand(new RecoverCommand(screen, surroundings))
                .addSubcommand(new AttachCommand(screen, surroundings))
                .addSubcommand(new DoctorCommand(screen, surroundings))
                .addSubcommand(new CompletionCommand(screen));
        configure(screen);
    }

    /**
     * Runs one command. Never ends the process.
     *
     * @param out where results go; flushed at the end
     * @param err where messages go
     * @return 0 when it was done, 1 when it failed, 2 when the command line was wrong
     */
    public static int execute(String[] args, PrintStream out, PrintStream err) {
        return execute(args, out, err, Surroundings.ofThisProcess());
    }

    /**
     * As {@link #execute}, with reports whose runs and logs are read elsewhere.
     *
     * @param args those of {@code delivery-report}, after its name
     */
    public static int report(String[] args, PrintStream out, PrintStream err, ReportSource reports) {
        String[] command = new String[args.length + 1];
        command[0] = "delivery-report";
        System.arraycopy(args, 0, command, 1, args.length);
        return execute(command, out, err, Surroundings.ofThisProcess(), reports);
    }

    /** All commands, for whoever describes them. */
    static CommandLine commands() {
        Surroundings nowhere = new Surroundings(Map.of(), Clock.systemUTC(), null);
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Runtrack(Screen.of(nobody, nobody, nowhere), nowhere, ReportSource.HERE).commandLine;
    }

    static int execute(String[] args, PrintStream out, PrintStream err, Surroundings surroundings) {
        return execute(args, out, err, surroundings, ReportSource.HERE);
    }

    private static int execute(
            String[] args, PrintStream out, PrintStream err, Surroundings surroundings, ReportSource reports) {
        Screen screen = Screen.of(out, err, surroundings);
        int exitCode = new Runtrack(screen, surroundings, reports).answer(args);
        out.flush();
        return exitCode;
    }

    /** The parser lets errors through. */
    private int answer(String[] args) {
        try {
            return commandLine.execute(args);
        } catch (OutOfMemoryError full) {
            return report(full);
        }
    }

    private void configure(Screen screen) {
        commandLine.setOut(new PrintWriter(screen.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(screen.err(), true, StandardCharsets.UTF_8));
        commandLine.setColorScheme(Help.defaultColorScheme(screen.colours() ? Help.Ansi.ON : Help.Ansi.OFF));
        commandLine.setUsageHelpWidth(
                screen.isTerminal() ? Math.max(NARROWEST_HELP, Math.min(screen.width(), WIDEST_HELP)) : USUAL_HELP);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExpandAtFiles(false);
        commandLine.setParameterExceptionHandler((problem, args) -> refuse(problem));
        commandLine.setExecutionExceptionHandler((problem, command, parsed) -> report(problem));
    }

    private int refuse(ParameterException problem) {
        String message = problem.getMessage();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            message += suggestions.isEmpty() ? "" : "; did you mean " + suggestions.get(0) + "?";
        }
        CommandLine command = problem.getCommandLine();
        return usage(message + "; see " + command.getCommandSpec().qualifiedName() + " --help");
    }

    private int usage(String message) {
        screen.say("runtrack: " + message);
        return ExitCode.USAGE;
    }

    private int report(Throwable problem) {
        if (top.stacktrace()) {
            StringWriter trace = new StringWriter();
            problem.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().forEach(line -> screen.say(line.replace("\t", "    ")));
        }
        if (problem instanceof UsageMistake || problem instanceof Misunderstood) {
            return usage(String.valueOf(problem.getMessage()));
        }
        screen.say("runtrack: " + Failure.describe(problem));
        return ExitCode.FAILED;
    }
}
