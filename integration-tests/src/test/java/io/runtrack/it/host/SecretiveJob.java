package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Has a secret, and an address, in whatever is recorded of it. Then it waits with a file in flight until a line arrives
 * on standard input.
 */
public final class SecretiveJob {

    private SecretiveJob() {}

    public static void main(String[] arguments) throws IOException {
        try {
            run(
                    "/etc/p.yaml?password=hunter2-config&to=jane.roe@acme.example",
                    "token=hunter2-date jane.roe@acme.example");
        } catch (IllegalStateException expected) {
            System.out.println("recorded");
        }
        hold("https://acct.example/c/4.wav?sv=1&sig=hunter2-flight&se=2&by=jane.roe@acme.example", "pwd=hunter2-agent");
    }

    @TrackedCommand(value = "client_secret=hunter2-command", subcommand = "api_key=hunter2-sub")
    static void run(String configPath, String targetDate) throws IOException {
        process("https://me:hunter2-url@acct.example/jane.roe@acme.example/1.wav", "password=hunter2-agent");
        for (int i = 0; i < 2; i++) {
            try {
                process("/in/2.wav?sig=hunter2-" + i + "&se=5", "jane.roe@acme.example");
                fail("/in/3.wav", "AccountKey=hunter2-key==;x=y");
            } catch (IllegalArgumentException expected) {
                System.out.println("refused");
            }
        }
        send(List.of());
        sendOne("jane.roe@acme.example");
        throw new IllegalStateException("db.password: hunter2-thrown for jane.roe@acme.example");
    }

    @TrackedFile(type = "secret=hunter2-type", outputPath = "{return}")
    static Path process(String path, String agentId) {
        return Path.of("/out", "token=hunter2-out-" + agentId.length());
    }

    @TrackedFile(errorType = "{secret}")
    static void fail(String path, String secret) {
        throw new IllegalArgumentException(
                "refused Bearer hunter2-bearer of jane.roe@acme.example. " + "x".repeat(4_000)
                        + " pwd=hunter2hunter2hunter2hunter2hunter2hunter2",
                new IllegalStateException(
                        "-----BEGIN PRIVATE KEY-----\nhunter2\n",
                        new IOException("x".repeat(995) + " https://jane:hunter2hunter2@acme.example/")));
    }

    @TrackedEmail
    static Map<String, Object> send(List<String> reports) {
        return Map.of(
                "failed",
                List.of(Map.of(
                        "agent_id", "secret=hunter2-mail",
                        "agent_name", "token=hunter2-name",
                        "email", "jane.roe@acme.example",
                        "reason", "535 Authorization: Basic hunter2-basic== for <jane.roe@acme.example>")));
    }

    @TrackedEmail
    static boolean sendOne(String to) {
        return true;
    }

    @TrackedFile(type = "secret=hunter2-type")
    static void hold(String path, String agentId) throws IOException {
        System.out.println("in flight");
        if (System.in.read() < 0) {
            throw new IOException("passwd=hunter2-end");
        }
    }
}
