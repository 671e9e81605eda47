package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.LibraryMailing;
import io.runtrack.it.host.TrackedAround;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.ShownDocument;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What libraries send is on record though no annotation and no rule names it: in a run, and never by itself. */
final class CapturedMailIT {
    private static final String ID = "<.+@.+>";
    private static final String COMMAND = "commands:\n  - method: " + LibraryMailing.class.getName() + "#main\n";

    @TempDir
    private Path temporary;

    @EachJdk
    void recordsWhatLibrariesSendWithTheIdOfTheMessageThatArrived(Jdk jdk) throws IOException {
        FinishedJvm jvm = run(jdk, LibraryMailing.class, COMMAND);

        List<JsonNode> emails = tracked().run("library-mailing").emails();
        assertThat(emails)
                .extracting(MailLibraries::told)
                .containsExactlyInAnyOrder(
                        "simple-1@b.com sent",
                        "simple-2@b.com sent",
                        "async@b.com sent",
                        "commons@b.com sent",
                        "thread-1@b.com sent",
                        "thread-2@b.com sent",
                        "down-1@b.com failed Couldn't connect to host, port: 127.0.0.1",
                        "down-2@b.com failed Couldn't connect to host, port: 127.0.0.1");
        assertThat(emails.stream()
                        .filter(email -> email.get("status").asText().equals("sent"))
                        .map(CapturedMailIT::id)
                        .distinct()
                        .sorted())
                .isEqualTo(jvm.outputLines().stream()
                        .filter(line -> line.startsWith("<"))
                        .toList());
    }

    @EachJdk
    void recordsNothingWithoutARun(Jdk jdk) throws IOException {
        run(jdk, LibraryMailing.class, "");

        assertThat(temporary.resolve("tracked")).doesNotExist();
    }

    @EachJdk
    void recordsNothingWhenItIsSwitchedOff(Jdk jdk) throws IOException {
        run(jdk, LibraryMailing.class, "capture: off\n" + COMMAND);

        assertThat(tracked().run("library-mailing").emails()).isEmpty();
    }

    @EachJdk
    void givesAnAnnotatedSendTheCodeAndTheId(Jdk jdk) throws IOException {
        run(jdk, TrackedAround.class, "");

        List<JsonNode> emails = tracked().run("around").emails();
        assertThat(emails)
                .extracting(email -> email.path("agent_id").asText("") + ' ' + MailLibraries.told(email))
                .containsExactly(
                        "a-7 ann@b.com sent",
                        "a-7 unknown@b.com sent",
                        "a-7 Bo <BO@b.com> sent",
                        " cy@b.com sent",
                        " di@b.com sent",
                        " busy@b.com sent",
                        " ed@b.com sent",
                        " gil@b.com sent",
                        " unknown-2@b.com failed 550 550 5.1.1 <unknown-2@b.com>: no such mailbox",
                        " flo@b.com sent");
        assertThat(emails).extracting(CapturedMailIT::id).allMatch(id -> id.matches(ID));
        ShownDocument.of("frameworks.md", "Mail").assertShows(emails.get(8), "email", "reason");
    }

    private FinishedJvm run(Jdk jdk, Class<?> main, String rules) throws IOException {
        Path config = Files.writeString(
                temporary.resolve("runtrack.yaml"),
                "path: %s\nlog.level: debug\n%s".formatted(tracked().path(), rules));
        ForkedJvm host =
                ForkedJvm.on(jdk, temporary).classPath(MailLibraries.jakarta()).main(main);
        FinishedJvm untracked = host.run();
        FinishedJvm jvm = host.agent("config=" + config).run();
        assertThat(withoutIds(jvm)).isEqualTo(withoutIds(untracked));
        assertThat(jvm.agentLines()).as("%s", jvm).containsExactly("[runtrack] suppressed errors: 0");
        return jvm;
    }

    private static List<String> withoutIds(FinishedJvm jvm) {
        return jvm.outputLines().stream()
                .map(line -> line.startsWith("<") ? "id" : line)
                .toList();
    }

    private static String id(JsonNode email) {
        return email.path("message_id").asText();
    }

    private TrackedFolder tracked() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
