package com.example.callcenter;

import com.example.callcenter.extract.ExtractCommand;
import com.example.callcenter.report.ReportCommand;
import com.example.callcenter.transcribe.TranscribeCommand;
import com.example.callcenter.voc.VocExtractCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The pipeline's entry: picks the command and turns its outcome into the exit code. */
public final class CallCenter {

    private static final String USAGE = """
            Usage: call-center COMMAND --config FILE --date YYYY-MM-DD [RECORDING…]
              transcribe              recordings to transcripts; of all calls of the day, or of those that are named
              extract                 transcripts to facts
              voc-extract             transcripts to the voice of the customer
              report tl-report        sends every team lead the team's page
              report trainer-report   sends every agent a coaching page
              report batch            both reports
              night                   all of these but the batch, one after the other
            Exit codes: 0 done, 1 failed, 2 usage, 3 done in part""";

    private static final List<String> NIGHT =
            List.of("transcribe", "extract", "voc-extract", "report tl-report", "report trainer-report");

    private final PrintStream out;
    private final PrintStream err;

    CallCenter(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(new CallCenter(System.out, System.err).run(args));
    }

    int run(String... args) {
        try {
            return dispatch(Arguments.parse(args));
        } catch (UsageException e) {
            err.println("call-center: " + e.getMessage());
            err.println(USAGE);
            return 2;
        } catch (IOException | RuntimeException e) {
            err.println("call-center: " + e.getMessage());
            return 1;
        }
    }

    private int dispatch(Arguments arguments) throws IOException, UsageException {
        if (arguments.command().equals("night")) {
            int worst = 0;
            for (String command : NIGHT) {
                worst = Math.max(worst, run(arguments.of(command)));
            }
            return worst;
        }
        return run(arguments);
    }

    private int run(Arguments arguments) throws IOException, UsageException {
        return switch (arguments.command()) {
            case "transcribe" ->
                new TranscribeCommand(out)
                        .run(arguments.config(), arguments.date(), arguments.recordings())
                        .exitCode();
            case "extract" ->
                new ExtractCommand(out)
                        .run(arguments.config(), arguments.date())
                        .exitCode();
            case "voc-extract" ->
                new VocExtractCommand(out)
                        .run(arguments.config(), arguments.date())
                        .exitCode();
            case "report tl-report" ->
                new ReportCommand(out)
                        .tellTeamLeads(arguments.config(), arguments.date())
                        .exitCode();
            case "report trainer-report" ->
                new ReportCommand(out)
                        .coachAgents(arguments.config(), arguments.date())
                        .exitCode();
            case "report batch" -> new ReportCommand(out).sendAll(arguments.config(), arguments.date());
            default -> throw new UsageException("there is no command '" + arguments.command() + "'");
        };
    }
}
