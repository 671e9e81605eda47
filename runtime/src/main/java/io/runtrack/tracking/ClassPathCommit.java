package io.runtrack.tracking;

import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Adds the commit that {@code git.properties} on the class path names (as the git-commit-id plugins write it) to runs
 * that do not know theirs. Looking for it opens the jars of the class path, so that is done on the background thread,
 * once.
 */
final class ClassPathCommit implements UnaryOperator<RunMetadata> {
    private boolean looked;
    private @Nullable String commit;

    @Override
    public RunMetadata apply(RunMetadata run) {
        RunEnvironment known = run.environment();
        if (known.gitCommit() != null) {
            return run;
        }
        if (!looked) {
            looked = true;
            commit = look();
        }
        return run.toBuilder()
                .environment(new RunEnvironment(
                        known.host(),
                        known.pid(),
                        known.user(),
                        known.javaVersion(),
                        known.mainClass(),
                        known.agentVersion(),
                        commit))
                .build();
    }

    private static @Nullable String look() {
        try (InputStream in = ClassLoader.getSystemResourceAsStream("git.properties")) {
            if (in == null) {
                return null;
            }
            Properties properties = new Properties();
            properties.load(in);
            String id = properties.getProperty("git.commit.id.full", properties.getProperty("git.commit.id"));
            return id == null || id.isBlank() ? null : id.strip();
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }
}
