package io.runtrack.it.supply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A local Maven repository with all that this machine has, less everything of ours: what is put into it is all of
 * runtrack that a project finds there.
 *
 * @param folder where it is
 */
record BareRepository(Path folder) {
    private static final Path OURS = Path.of("io", "runtrack");

    static BareRepository in(Path folder) throws IOException {
        Path libraries = Path.of(System.getProperty("maven.libraries"));
        link(libraries, folder, OURS.getName(0));
        link(libraries.resolve(OURS.getName(0)), folder.resolve(OURS.getName(0)), OURS.getName(1));
        return new BareRepository(folder);
    }

    private static void link(Path from, Path to, Path leftOut) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                if (!child.getFileName().equals(leftOut)) {
                    Files.createSymbolicLink(to.resolve(child.getFileName()), child);
                }
            }
        }
    }

    /** As {@code mvn install:install-file -Dfile=…} does it: the pom is the one that the jar brings along. */
    void install(Path jar, String artifact, String version) throws IOException {
        Path target = folder.resolve(OURS).resolve(artifact).resolve(version);
        Files.createDirectories(target);
        Files.copy(jar, target.resolve(artifact + '-' + version + ".jar"));
        try (JarFile content = new JarFile(jar.toFile());
                InputStream pom = content.getInputStream(pom(content, artifact))) {
            Files.copy(pom, target.resolve(artifact + '-' + version + ".pom"));
        }
    }

    private static ZipEntry pom(JarFile content, String artifact) {
        ZipEntry entry = content.getEntry("META-INF/maven/io.runtrack/" + artifact + "/pom.xml");
        if (entry == null) {
            throw new AssertionError(content.getName() + " brings no pom along");
        }
        return entry;
    }
}
