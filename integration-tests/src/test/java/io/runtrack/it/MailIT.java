package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.Mailing;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Mail that really goes to a server is on record, whoever sends it, and a partial failure address by address. */
final class MailIT {
    private static final List<String> LIBRARIES = List.of("angus", "jakarta", "greenmail", "spring-", "slf4j");

    @TempDir
    private Path temporary;

    @EachJdk
    void recordsWhatBecameOfEachAddress(Jdk jdk) throws IOException {
        Path config = Files.writeString(
                temporary.resolve("runtrack.yaml"), """
                path: %s
                log.level: debug
                emails:
                  - method: org.springframework.mail.MailSender#send(SimpleMailMessage)
                    email: "{0.to}"
                  - method: org.springframework.mail.javamail.JavaMailSender#send(MimeMessage)
                    email: "{0.allRecipients}"
                """.formatted(tracked().path()));
        ForkedJvm host = ForkedJvm.on(jdk, temporary).classPath(classPath()).main(Mailing.class);
        FinishedJvm untracked = host.run();

        FinishedJvm jvm = host.agent("config=" + config).run();

        assertThat(untracked.output())
                .isEqualTo("SMTPSendFailedException\nMailSendException\n5 received\nMailSendException\n");
        assertThat(jvm.output()).isEqualTo(untracked.output());
        assertThat(jvm.agentLines()).as("%s", jvm).containsExactly("[runtrack] suppressed errors: 0");
        assertThat(tracked().run("mailing").emails())
                .extracting(MailIT::briefly)
                .containsExactly(
                        "jakarta@b.com sent",
                        "good@b.com sent",
                        "x@b.com> failed 250 OK",
                        "spring-1@b.com sent",
                        "spring-2@b.com sent",
                        "mime@b.com sent",
                        "fine@b.com failed Invalid Addresses",
                        "x@b.com> failed Invalid Addresses",
                        "nobody@b.com failed Mail server connection failed");
    }

    private static String briefly(JsonNode email) {
        String reason = email.get("reason").asText().replaceFirst("(?s)\\. Failed messages.*", "");
        String text = email.get("email").asText() + ' ' + email.get("status").asText();
        return email.get("reason").isNull() ? text : text + ' ' + reason.strip();
    }

    private TrackedFolder tracked() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }

    private static Path[] classPath() {
        List<Path> entries = new ArrayList<>(List.of(ForkedJvm.hostClasses(), ForkedJvm.annotations()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            String name = String.valueOf(path.getFileName());
            if (LIBRARIES.stream().anyMatch(name::startsWith)) {
                entries.add(path);
            }
        }
        return entries.toArray(Path[]::new);
    }
}
