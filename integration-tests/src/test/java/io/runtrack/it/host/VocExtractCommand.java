package io.runtrack.it.host;

import io.runtrack.annotations.FileStatus;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.InputMismatchException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A small pipeline in which every kind of outcome occurs once. */
@SuppressWarnings("DoNotCallSuggester") // methods that always throw are the point
public class VocExtractCommand {
    private int callsOfFlaky;

    private VocExtractCommand() {}

    public static void main(String[] arguments) {
        new VocExtractCommand().run("conf/voc.yaml", LocalDate.of(2026, 1, 31));
        System.out.println("done");
    }

    @TrackedCommand(subcommand = "daily")
    private void run(String configPath, LocalDate targetDate) {
        System.out.println(configPath + " " + targetDate);
        transcribe("agent-1", Path.of("/in/a.wav"));
        ignoring(() -> transcribe("agent-2", Path.of("/in/broken.mp3")));
        ignoring(() -> analyse(new File("/in/again.txt")));
        onFileEnd(
                new Call("agent-3", List.of("/in/x.json", "/in/c.json")),
                "FAILED",
                1234,
                new Problem("Timeout", "took too long"));
        for (int attempt = 0; attempt < 3; attempt++) {
            ignoring(this::flaky);
        }
        summarise("/in/verdict.html");
        convert("/in/nothing.srt", null);
        lookUp("/in/unknown.vtt");
        count(42);
        ignoring(VocExtractCommand::wrapped);
        sendAll();
        send("agent-1", "Ada", "ada@example.com");
        send("agent-2", "Bob", "");
        ignoring(() -> notify("carl@example.com"));
    }

    @TrackedFile
    Path transcribe(String agentId, Path recording) {
        if (recording.endsWith("broken.mp3")) {
            throw new IllegalStateException("no speech in it", new ArithmeticException("0 frames"));
        }
        return Path.of("/out/" + agentId + ".json");
    }

    @TrackedFile(skipOn = NoSuchElementException.class)
    static void analyse(File transcript) {
        throw new InputMismatchException("seen before: " + transcript.getName());
    }

    @TrackedFile(
            type = "transcript",
            path = "{call.paths[-1]}",
            agentId = "{0.agentId}",
            outputPath = "out/{{{call.agentId}}.json",
            status = "{outcome}",
            processingTimeMs = "{2}",
            errorType = "{problem.kind}",
            errorMessage = "{problem.text}")
    protected void onFileEnd(Call call, String outcome, long durationMs, Problem problem) {
        System.out.println(call + outcome + durationMs + problem);
    }

    private void flaky() {
        flaky(Path.of("/in/flaky.flac"));
    }

    @TrackedFile
    private synchronized String flaky(Path recording) {
        callsOfFlaky++;
        if (callsOfFlaky < 3) {
            throw new UnsupportedOperationException("call " + callsOfFlaky + " of " + recording) {};
        }
        return "not a path that anyone asked for";
    }

    @TrackedFile
    public final Verdict summarise(String report) {
        return report.isEmpty() ? Verdict.DONE : Verdict.IGNORED;
    }

    @TrackedFile(whenEmpty = FileStatus.FAILED)
    static @Nullable String convert(String subtitles, @Nullable String outputPath) {
        return subtitles.isEmpty() ? subtitles : outputPath;
    }

    @TrackedFile(whenFalse = FileStatus.SKIPPED)
    static boolean lookUp(String path) {
        return path.isEmpty();
    }

    @TrackedFile
    static int count(int rows) {
        return rows;
    }

    private static void wrapped() {
        wrapped("/in/wrapped.pdf");
    }

    @TrackedFile
    static void wrapped(String path) {
        throw new CompletionException(new IllegalArgumentException("inside of " + path));
    }

    @TrackedEmail
    Map<String, List<?>> sendAll() {
        return Map.of(
                "sent", List.of(Map.of("agent_id", "agent-4", "agent_name", "Dora", "email", "dora@example.com")),
                "failed", List.of(new Refused("agent-5", "Emil", "emil@example.com", "mailbox full")),
                "skipped", List.of("nobody@example.com"));
    }

    @TrackedEmail
    boolean send(String agentId, String agentName, String to) {
        return !agentId.isEmpty() && !agentName.isEmpty() && !to.isEmpty();
    }

    @TrackedEmail(agentName = "Carl {{recipient}")
    void notify(String recipient) {
        throw new IllegalStateException("no route to " + recipient);
    }

    private static void ignoring(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException expected) {
            System.out.println(expected);
        }
    }

    /** What an enum of the application's own may say. */
    enum Verdict {
        DONE,
        IGNORED
    }

    record Call(String agentId, List<String> paths) {}

    record Problem(String kind, String text) {}

    record Refused(String agentId, String agentName, String email, String reason) {}
}
