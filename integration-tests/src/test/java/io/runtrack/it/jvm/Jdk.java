package io.runtrack.it.jvm;

import io.runtrack.fixtures.Prerequisite;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A JDK that tests run on, or the lack of one. Homes are known by their {@code release} file, never by their name.
 *
 * @param feature the version, such as 17
 * @param found where it is; null when this machine has none
 */
public record Jdk(int feature, @Nullable Path found) {

    private static final int OLDEST = 17;
    private static final int NEWEST = 25;

    /** The oldest and the newest version that runtrack supports. */
    static List<Jdk> supported() {
        return List.of(find(OLDEST), find(NEWEST));
    }

    boolean isNewest() {
        return feature == NEWEST;
    }

    /** The oldest that runtrack supports; what does not run on newer ones does on this. */
    public static Jdk oldest() {
        return find(OLDEST);
    }

    /** Where it is. A test on a machine without it is skipped, saying why, or fails if everything is required. */
    public Path home() {
        if (found == null) {
            throw Prerequisite.missing("No JDK " + feature + " here: looked at JDK_" + feature
                    + ", JAVA_HOME, the JDK that runs this build and /usr/lib/jvm; set JDK_" + feature
                    + " to its home");
        }
        return found;
    }

    public Path launcher() {
        return home().resolve("bin/java");
    }

    private static Jdk find(int feature) {
        return new Jdk(
                feature,
                candidates(feature).stream()
                        .filter(home -> featureOf(home).equals(Optional.of(feature)))
                        .findFirst()
                        .orElse(null));
    }

    private static List<Path> candidates(int feature) {
        List<Path> homes = new ArrayList<>();
        for (String named : new String[] {"JDK_" + feature, "JAVA_HOME_" + feature + "_X64", "JAVA_HOME"}) {
            String home = System.getenv(named);
            if (home != null) {
                homes.add(Path.of(home));
            }
        }
        homes.add(Path.of(System.getProperty("java.home")));
        homes.addAll(installed(Path.of("/usr/lib/jvm")));
        return homes;
    }

    private static List<Path> installed(Path parent) {
        List<Path> homes = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
                children.forEach(homes::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        homes.sort(null);
        return homes;
    }

    private static Optional<Integer> featureOf(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(release)) {
            Properties properties = new Properties();
            properties.load(reader);
            String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
            return version.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Runtime.Version.parse(version).feature());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
