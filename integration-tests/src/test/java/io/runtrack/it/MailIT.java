package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.JakartaTransports;
import io.runtrack.it.host.Mailing;
import io.runtrack.it.host.SpringMailing;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Mail that really goes to a server is on record, whoever sends it, and a partial failure address by address. */
final class MailIT {
    private static final String JAVAX_TRANSPORTS = "io.runtrack.it.host.JavaxTransports";

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
        ForkedJvm host =
                ForkedJvm.on(jdk, temporary).classPath(MailLibraries.jakarta()).main(Mailing.class);
        FinishedJvm untracked = host.run();

        FinishedJvm jvm = host.agent("config=" + config).run();

        assertThat(untracked.output())
                .isEqualTo("SMTPSendFailedException\nMailSendException\n5 received\nMailSendException\n");
        assertThat(jvm.output()).isEqualTo(untracked.output());
        assertThat(jvm.agentLines()).as("%s", jvm).containsExactly("[runtrack] suppressed errors: 0");
        assertThat(tracked().run("mailing").emails())
                .extracting(MailLibraries::told)
                .containsExactly(
                        "jakarta@b.com sent",
                        "good@b.com sent",
                        "x@b.com> failed 501 501 Required syntax: 'RCPT TO:<email@host>'",
                        "spring-1@b.com sent",
                        "spring-2@b.com sent",
                        "mime@b.com sent",
                        "fine@b.com failed not sent: 501 Required syntax: 'RCPT TO:<email@host>'",
                        "x@b.com> failed 501 501 Required syntax: 'RCPT TO:<email@host>'",
                        "nobody@b.com failed Couldn't connect to host, port: 127.0.0.1");
    }

    @EachJdk
    void recordsEveryFormOfSpringsSender(Jdk jdk) throws IOException {
        assertRecordsEveryFormOfSpringsSender(jdk, "");

        assertThat(tracked().run("spring-mailing").emails().subList(0, 15)).allSatisfy(MailIT::assertHasId);
    }

    @EachJdk
    void recordsEveryFormOfSpringsSenderByTheRulesOfThePage(Jdk jdk) throws IOException {
        assertRecordsEveryFormOfSpringsSender(jdk, rulesOfThePage("org.springframework", "jakarta."));
    }

    private void assertRecordsEveryFormOfSpringsSender(Jdk jdk, String rules) throws IOException {
        FinishedJvm jvm = host(jdk, MailLibraries.jakarta(), SpringMailing.class.getName(), rules);

        assertThat(jvm.outputLines())
                .containsExactly(
                        "sent",
                        "1 failed",
                        "sent",
                        "sent",
                        "1 failed",
                        "sent",
                        "1 failed",
                        "1 failed",
                        "1 failed",
                        "MailAuthenticationException",
                        "1 failed",
                        "1 failed");
        assertThat(tracked().run("spring-mailing").emails())
                .extracting(MailLibraries::told)
                .containsExactly(
                        "simple@b.com sent",
                        "copied@b.com sent",
                        "unknown-1@b.com failed 550 550 5.1.1 <unknown-1@b.com>: no such mailbox",
                        "good@b.com sent",
                        "twice@b.com sent",
                        "twice@b.com sent",
                        "mime@b.com sent",
                        "untried@b.com failed not sent: 450 4.2.1 <busy@b.com>: mailbox busy",
                        "busy@b.com failed 450 450 4.2.1 <busy@b.com>: mailbox busy",
                        "mime-2@b.com sent",
                        "prepared@b.com sent",
                        "prepared-2@b.com sent",
                        "unknown-2@b.com failed 550 550 5.1.1 <unknown-2@b.com>: no such mailbox",
                        "spam@b.com failed 554 554 5.7.1 looks like spam",
                        "gone@b.com failed hung up",
                        "login@b.com failed Authentication failed: 535 5.7.8 bad credentials",
                        "login-2@b.com failed Authentication failed: 535 5.7.8 bad credentials",
                        "twice@b.com failed Couldn't connect to host, port: 127.0.0.1",
                        "twice@b.com failed Couldn't connect to host, port: 127.0.0.1",
                        "down@b.com failed Couldn't connect to host, port: 127.0.0.1");
    }

    @EachJdk
    void tellsOfEachAddressWhatTheServerSaidToJakartaMail(Jdk jdk) throws IOException {
        assertTellsOfEachAddress(host(jdk, MailLibraries.jakarta(), JakartaTransports.class.getName(), ""));
        assertThat(tracked().run("transports").emails()).allSatisfy(MailIT::assertHasId);
    }

    @EachJdk
    void tellsTheSameByTheRulesOfThePage(Jdk jdk) throws IOException {
        assertTellsOfEachAddress(
                host(jdk, MailLibraries.jakarta(), JakartaTransports.class.getName(), rulesOfThePage("jakarta.")));
    }

    @EachJdk
    void tellsOfEachAddressWhatTheServerSaidToJavaxMail(Jdk jdk) throws IOException {
        List<Path> classPath = new ArrayList<>(List.of(MailLibraries.javax()));
        classPath.add(inNamespaceOfJavax(classPath));
        assertTellsOfEachAddress(host(jdk, classPath.toArray(Path[]::new), JAVAX_TRANSPORTS, ""));
        assertThat(tracked().run("transports").emails()).allSatisfy(MailIT::assertHasId);
    }

    @EachJdk
    void tellsTheSameOfJavaxMailByTheRulesOfThePage(Jdk jdk) throws IOException {
        List<Path> classPath = new ArrayList<>(List.of(MailLibraries.javax()));
        classPath.add(inNamespaceOfJavax(classPath));
        assertTellsOfEachAddress(host(jdk, classPath.toArray(Path[]::new), JAVAX_TRANSPORTS, rulesOfThePage("javax.")));
    }

    private static void assertHasId(JsonNode email) {
        assertThat(email.path("message_id").asText()).as("%s", email).matches("<.+@.+>");
    }

    /** The same program, compiled against the API under its former name. */
    private Path inNamespaceOfJavax(List<Path> classPath) throws IOException {
        Path source = Path.of("src/test/java", JakartaTransports.class.getName().replace('.', '/') + ".java");
        return new CompiledHost(Files.createDirectory(temporary.resolve("javax")))
                .source(Files.readString(source)
                        .replace("jakarta.mail", "javax.mail")
                        .replace("JakartaTransports", "JavaxTransports"))
                .with(classPath.toArray(Path[]::new))
                .classes();
    }

    private void assertTellsOfEachAddress(FinishedJvm jvm) {
        List<String> thrown = new ArrayList<>(jvm.outputLines());
        // A server that hangs up: which of the two comes is a matter of moments.
        assertThat(thrown.remove(7)).isIn("MessagingException", "SMTPSendFailedException");
        assertThat(thrown)
                .containsExactly(
                        "SendFailedException",
                        "SMTPSendFailedException",
                        "IllegalStateException",
                        "SMTPSendFailedException",
                        "SMTPSendFailedException",
                        "sent",
                        "SMTPSendFailedException",
                        "AuthenticationFailedException",
                        "MailConnectException");
        assertThat(tracked().run("transports").emails())
                .extracting(MailLibraries::told)
                .containsExactly(
                        "ann@b.com failed not sent: 550 5.1.1 <unknown@b.com>: no such mailbox",
                        "busy@b.com failed 450 450 4.2.1 <busy@b.com>: mailbox busy",
                        "unknown@b.com failed 550 550 5.1.1 <unknown@b.com>: no such mailbox",
                        "ann@b.com sent",
                        "busy@b.com failed 450 450 4.2.1 <busy@b.com>: mailbox busy",
                        "unknown@b.com failed 550 550 5.1.1 <unknown@b.com>: no such mailbox",
                        "bo@b.com sent",
                        "unknown@b.com failed 550 550 5.1.1 <unknown@b.com>: no such mailbox",
                        "cy@b.com sent",
                        "unknown@b.com failed 550 550 5.1.1 <unknown@b.com>: no such mailbox",
                        "di@b.com sent",
                        "busy@b.com failed 450 450 4.2.1 <busy@b.com>: mailbox busy",
                        "ed@b.com sent",
                        "spam@b.com failed 554 554 5.7.1 looks like spam",
                        "gone@b.com failed hung up",
                        "flo@b.com failed 535 5.7.8 bad credentials",
                        "gil@b.com failed Couldn't connect to host, port: 127.0.0.1",
                        "hal@b.com failed Couldn't connect to host, port: 127.0.0.1");
    }

    private FinishedJvm host(Jdk jdk, Path[] classPath, String main, String rules) throws IOException {
        Path config = Files.writeString(
                temporary.resolve("runtrack.yaml"),
                "path: %s\nlog.level: debug\n%s"
                        .formatted(tracked().path(), rules.isEmpty() ? "" : "emails:\n" + rules));
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .classPath(classPath)
                .agent("config=" + config)
                .main(main)
                .run();
        assertThat(jvm.agentLines()).as("%s", jvm).containsExactly("[runtrack] suppressed errors: 0");
        return jvm;
    }

    /** Those that name methods of these packages. */
    private static String rulesOfThePage(String... packages) throws IOException {
        List<String> rules = Files.readAllLines(Path.of("../docs/rules.md")).stream()
                .filter(line -> Arrays.stream(packages).anyMatch(each -> line.startsWith("  - method: " + each)))
                .toList();
        assertThat(rules).hasSizeGreaterThanOrEqualTo(packages.length);
        return String.join("\n", rules) + '\n';
    }

    private TrackedFolder tracked() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
