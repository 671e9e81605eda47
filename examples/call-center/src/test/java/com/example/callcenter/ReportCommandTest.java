package com.example.callcenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.callcenter.Pipeline.Result;
import com.example.callcenter.mailserver.LoopbackMailServer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of the day that ships, against a real mail server on loopback and without the agent. */
class ReportCommandTest {

    private LoopbackMailServer mailServer;
    private Pipeline pipeline;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        mailServer = LoopbackMailServer.start(Path.of("input/mailboxes.txt"));
        pipeline = new Pipeline(folder, mailServer.port());
        pipeline.run("transcribe");
        pipeline.run("extract");
        pipeline.run("voc-extract");
    }

    @AfterEach
    void stopMailServer() {
        mailServer.close();
    }

    @Test
    void oneTeamLeadIsReachedOneIsRefusedAndOneHasNoAddress() throws Exception {
        Result result = pipeline.run("report tl-report");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .containsExactly(
                        "  done     team-TL1.html",
                        "  done     team-TL2.html",
                        "  done     team-TL3.html",
                        "  done     mail to TL1",
                        "  FAILED   mail to TL2: 550 5.1.1 <bruno.costa@callcenter.example>: there is no such mailbox here",
                        "  skipped  mail to TL3: no address on the roster");
        assertThat(recipients()).containsExactly("helen.okafor@callcenter.example");
        assertThat(String.valueOf(mailServer.received().get(0).getContent()))
                .contains("Dear Helen Okafor")
                .contains("<td>Owen Price<td>1<td>6<td>69 %<td>0<td>0<td>1<td>0");
    }

    @Test
    void everyAgentWithAnAddressGetsACoachingPage() throws Exception {
        Result result = pipeline.run("report trainer-report");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).hasSize(10).contains("  skipped  mail to A103: no address on the roster");
        assertThat(recipients())
                .containsExactlyInAnyOrder(
                        "maria.keller@callcenter.example",
                        "owen.price@callcenter.example",
                        "jonas.brandt@callcenter.example",
                        "leila.haddad@callcenter.example");
        assertThat(pipeline.made("reports", "coaching-A102.html"))
                .content()
                .contains("Leave your customers room", "Say your name", "“I wish that worked online.”");
    }

    @Test
    void bothReportsTogetherFailWhenSomebodyWithAnAddressWasNotReached() throws Exception {
        Result result = pipeline.run("report batch");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(recipients()).hasSize(5);
    }

    @Test
    void withoutAMailServerThePagesAreWrittenAndEveryMailFailsWithItsReason() throws Exception {
        mailServer.close();

        Result result = pipeline.run("report trainer-report");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .filteredOn(line -> line.contains("FAILED"))
                .hasSize(4)
                .allMatch(line -> line.matches("  FAILED   mail to A10\\d: .*refused.*"));
        assertThat(pipeline.made("reports", "coaching-A105.html")).exists();
    }

    private List<String> recipients() throws MessagingException {
        List<String> recipients = new ArrayList<>();
        for (MimeMessage message : mailServer.received()) {
            recipients.add(message.getRecipients(RecipientType.TO)[0].toString());
        }
        return recipients;
    }
}
