package com.example.callcenter.report;

import com.example.callcenter.batch.Batch;
import com.example.callcenter.batch.Outcome;
import com.example.callcenter.input.Person;
import io.runtrack.annotations.TrackedCommand;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Pages for team leads and for agents, each kind a subcommand. */
public final class ReportCommand {

    private final PrintStream out;

    public ReportCommand(PrintStream out) {
        this.out = out;
    }

    /** Sends every team lead a page about the team. */
    @TrackedCommand(subcommand = "tl-report")
    public Outcome tellTeamLeads(Path config, LocalDate date) throws IOException {
        ReportInput input = ReportInput.read(config, date);
        Batch batch = new Batch(out);
        List<Page> pages = new ArrayList<>();
        for (Person lead : input.roster().teamLeads()) {
            String body = TeamPage.body(input.roster().teamOf(lead), input.results());
            Page page = new Page(lead, input.file("team", lead), "Your team on " + date, body);
            if (write(page, batch)) {
                pages.add(page);
            }
        }
        new TeamMailer(input.post()).sendAll(pages).count(batch);
        return batch.outcome();
    }

    /** Sends every agent a page of advice from the trainer. */
    @TrackedCommand(subcommand = "trainer-report")
    public Outcome coachAgents(Path config, LocalDate date) throws IOException {
        ReportInput input = ReportInput.read(config, date);
        CoachingMailer mailer = new CoachingMailer(input.post());
        Batch batch = new Batch(out);
        for (Person agent : input.roster().agents()) {
            String body = CoachingPage.body(agent, input.results());
            Page page = new Page(agent, input.file("coaching", agent), "Your calls on " + date, body);
            if (write(page, batch)) {
                mail(page, mailer, batch);
            }
        }
        return batch.outcome();
    }

    /** Both reports, as the scheduler calls them: the night failed unless everybody with an address was reached. */
    @TrackedCommand(subcommand = "batch", exitCode = true)
    public int sendAll(Path config, LocalDate date) throws IOException {
        int teamLeads = tellTeamLeads(config, date).exitCode();
        int agents = coachAgents(config, date).exitCode();
        return Math.max(teamLeads, agents);
    }

    private static boolean write(Page page, Batch batch) {
        try {
            page.write();
            batch.done(page.file().getFileName());
            return true;
        } catch (IOException e) {
            batch.failed(page.file().getFileName(), e.getMessage());
            return false;
        }
    }

    private static void mail(Page page, CoachingMailer mailer, Batch batch) {
        Person agent = page.reader();
        String item = "mail to " + agent.id();
        try {
            if (mailer.send(agent.id(), agent.name(), agent.email(), page)) {
                batch.done(item);
            } else {
                batch.skipped(item, "no address on the roster");
            }
        } catch (MessagingException e) {
            batch.failed(item, Post.reason(e));
        }
    }
}
