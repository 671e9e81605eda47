package io.runtrack.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.jvm.ForkedJvm;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The class paths of hosts that send mail, and their records as a line each. */
final class MailLibraries {
    /** In the words of whoever notices first: the answer that does not come, or the goodbye. */
    private static final String HUNG_UP = "\\[EOF]|Can't send command to SMTP host|Exception reading response";

    private MailLibraries() {}

    /** Jakarta Mail with the libraries that send by it. */
    static Path[] jakarta() {
        return classPath(
                "angus",
                "jakarta",
                "greenmail",
                "spring-",
                "slf4j",
                "simple-java-mail",
                "core-module",
                "jmail",
                "throwing",
                "commons-email2");
    }

    /** Javax Mail, its older namespace, with Commons Email. */
    static Path[] javax() {
        return classPath("javax.mail", "activation-1", "commons-email-1");
    }

    /** Address, status, code and reason, without what differs from time to time. */
    static String told(JsonNode email) {
        String code = email.has("smtp_code") ? " " + email.get("smtp_code").intValue() : "";
        String reason = email.get("reason").isNull()
                ? ""
                : " "
                        + email.get("reason")
                                .asText()
                                .replaceFirst(", [0-9]+; timeout.*", "")
                                .replaceFirst(HUNG_UP, "hung up");
        return email.get("email").asText() + ' ' + email.get("status").asText() + code + reason;
    }

    private static Path[] classPath(String... libraries) {
        List<Path> entries = new ArrayList<>(List.of(ForkedJvm.hostClasses(), ForkedJvm.annotations()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            String name = String.valueOf(path.getFileName());
            if (List.of(libraries).stream().anyMatch(name::startsWith)) {
                entries.add(path);
            }
        }
        return entries.toArray(Path[]::new);
    }
}
