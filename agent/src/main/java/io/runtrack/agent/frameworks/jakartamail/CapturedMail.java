package io.runtrack.agent.frameworks.jakartamail;

import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.rules.CodedRules;
import io.runtrack.agent.rules.Framework;
import java.util.List;
import java.util.Map;

/**
 * Captures what Jakarta and javax Mail send, by whatever library it comes. All mail goes through a transport; a
 * transport that cannot connect is never given the message, so the methods around it are named, too.
 */
public final class CapturedMail implements Framework {
    private static final List<String> SENDING = List.of(
            // All the static sends: connects, and gives the message to a transport.
            "jakarta.mail.Transport#send0",
            "javax.mail.Transport#send0",
            // What each transport implements.
            "jakarta.mail.Transport#sendMessage",
            "javax.mail.Transport#sendMessage",
            // Connects by itself, and gives the message to a transport.
            "org.simplejavamail.**.TransportRunner#sendMessage");

    /** Sends several messages by one connection. */
    private static final String SPRING = "org.springframework.mail.javamail.JavaMailSenderImpl#doSend";

    @Override
    public MethodRules rules() {
        CodedRules rules = new CodedRules("mail");
        for (String method : SENDING) {
            rules.email(method, Map.of());
        }
        // Its exception names the messages as users gave them. Where these are MIME messages already, this is null.
        rules.email(SPRING, Map.of("email", "{1}"));
        return rules.methods();
    }
}
