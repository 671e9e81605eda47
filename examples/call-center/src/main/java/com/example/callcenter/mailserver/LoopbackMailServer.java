package com.example.callcenter.mailserver;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on a free port of 127.0.0.1 that accepts mail for the mailboxes it was given and refuses all other
 * recipients. What it received stays in memory until it is asked or stopped.
 */
public final class LoopbackMailServer implements AutoCloseable {

    private final GreenMail server = new KnownMailboxesOnly();

    private LoopbackMailServer() {}

    /** Starts a server that knows the addresses in a file, one a line. */
    public static LoopbackMailServer start(Path mailboxes) throws IOException {
        List<String> addresses = Files.readAllLines(mailboxes);
        LoopbackMailServer started = new LoopbackMailServer();
        started.server.start();
        for (String address : addresses) {
            started.server.setUser(address, "unused");
        }
        return started;
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** Everything received so far, one entry a recipient. */
    public List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    /** Writes what was received to a folder, a file a message, for mail programs to open. */
    void saveTo(Path folder) throws IOException, MessagingException {
        Files.createDirectories(folder);
        int number = 0;
        for (MimeMessage message : received()) {
            number++;
            try (OutputStream file = Files.newOutputStream(folder.resolve(number + ".eml"))) {
                message.writeTo(file);
            }
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    /** GreenMail by itself opens a mailbox for whatever address mail comes to. */
    private static final class KnownMailboxesOnly extends GreenMail {

        KnownMailboxesOnly() {
            super(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        }

        @Override
        protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers given) {
            managers = new RefusingManagers();
            return super.createServices(setups, managers);
        }
    }

    private static final class RefusingManagers extends Managers {

        private final SmtpManager smtp = new RefusingSmtp(getImapHostManager(), getUserManager());

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }

    private static final class RefusingSmtp extends SmtpManager {

        RefusingSmtp(ImapHostManager mailboxes, UserManager users) {
            super(mailboxes, users);
        }

        @Override
        public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
            boolean known = getUserManager().getUserByEmail(recipient.getEmail()) != null;
            return known ? null : "550 5.1.1 <" + recipient.getEmail() + ">: there is no such mailbox here";
        }
    }
}
