package io.runtrack.tracking;

import io.runtrack.journal.ThisProcess;
import io.runtrack.model.RunEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Describes this JVM. Reads properties, the environment and small files only; loads no class of the host. */
public final class CurrentProcess {
    private static final String[] COMMIT_VARIABLES = {"TRACKING_GIT_COMMIT", "GIT_COMMIT", "GITHUB_SHA", "CI_COMMIT_SHA"
    };

    private CurrentProcess() {}

    /** This process, with its commit as far as the environment tells it. */
    public static RunEnvironment environment() {
        ThisProcess process = ThisProcess.get();
        return new RunEnvironment(
                process.host(),
                process.pid(),
                System.getProperty("user.name"),
                System.getProperty("java.version"),
                mainClass(),
                version(),
                commitFromEnvironment());
    }

    /** The application's class, also behind a known launcher; null when the JVM does not tell. */
    public static @Nullable String mainClass() {
        return LaunchedClass.ofThisProcess();
    }

    /** Which part of a fan-out this process is, as Kubernetes tells the pods of an indexed job; null if of none. */
    public static @Nullable String worker() {
        String index = System.getenv("JOB_COMPLETION_INDEX");
        return index == null || index.isBlank() ? null : index;
    }

    private static @Nullable String commitFromEnvironment() {
        for (String variable : COMMIT_VARIABLES) {
            String commit = System.getenv(variable);
            if (commit != null && !commit.isBlank()) {
                return commit;
            }
        }
        return null;
    }

    private static @Nullable String version() {
        try (InputStream in = CurrentProcess.class.getResourceAsStream("/io/runtrack/version.txt")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            return null;
        }
    }
}
