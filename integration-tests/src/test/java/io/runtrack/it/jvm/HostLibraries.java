package io.runtrack.it.jvm;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Jars of the tests' own class path that host programs need too. */
public final class HostLibraries {

    private HostLibraries() {}

    /** The host programs, the annotations, and the jars of these artifacts. */
    public static Path[] with(String... artifacts) {
        List<Path> classPath = new ArrayList<>(List.of(ForkedJvm.hostClasses(), ForkedJvm.annotations()));
        for (String artifact : artifacts) {
            classPath.add(jar(artifact));
        }
        return classPath.toArray(Path[]::new);
    }

    /** The jar of one artifact. */
    public static Path jar(String artifact) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.getFileName().toString().matches(artifact + "-[0-9].*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path of the tests"));
    }
}
