package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

/** Where fields come from whose attributes are empty; docs/capture.md shows these lines and what they become. */
public final class DefaultShapes {

    private DefaultShapes() {}

    public static void main(String[] arguments) {
        anyPath("/in/text.txt", Path.of("/in/path.wav"));
        aFile("/in/text.txt", new File("/in/file.mp3"));
        anAddress("/in/text.txt", URI.create("s3://bucket/in.pdf"));
        aText(7, "/in/text.csv");
        otherThan("agent-7", "/in/other.flac");
        atLeast(List.of("a", "b"));
        agent(Path.of("/in/agent.wav"), 7);
        output(Path.of("/in/output.wav"), Path.of("/out/output.txt"));
        returned(Path.of("/in/returned.wav"));
        returnedIfAny(Path.of("/in/optional.wav"));
        new ReportSendCommand().run("/etc/voc.yaml", LocalDate.of(2026, 1, 31));
        Calendar morning = new GregorianCalendar(TimeZone.getTimeZone("Europe/Berlin"));
        morning.setTimeInMillis(Instant.parse("2026-01-31T05:00:00Z").toEpochMilli());
        new MorningJob().run(morning);
        Pipeline.execute();
        send("bo@example.com", "Bo");
    }

    @TrackedFile
    static void anyPath(String note, Path file) {}

    @TrackedFile
    static void aFile(String note, File file) {}

    @TrackedFile
    static void anAddress(String note, URI file) {}

    @TrackedFile
    static void aText(int number, String file) {}

    @TrackedFile
    static void otherThan(String agentId, String file) {}

    @TrackedFile
    static void atLeast(List<String> parts) {}

    @TrackedFile
    static void agent(Path file, int agentId) {}

    @TrackedFile
    static void output(Path file, Path outputPath) {}

    @TrackedFile
    static Path returned(Path file) {
        return Path.of("/out/returned.txt");
    }

    @TrackedFile
    static Optional<Path> returnedIfAny(Path file) {
        return Optional.of(Path.of("/out/optional.txt"));
    }

    static final class ReportSendCommand {
        @TrackedCommand
        void run(String configPath, LocalDate targetDate) {}
    }

    static final class MorningJob {
        @TrackedCommand
        void run(Calendar date) {}
    }

    static final class Pipeline {
        private Pipeline() {}

        @TrackedCommand
        static void execute() {}
    }

    @TrackedEmail
    static void send(String to, String agentName) {}
}
