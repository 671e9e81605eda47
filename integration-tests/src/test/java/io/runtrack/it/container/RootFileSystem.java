package io.runtrack.it.container;

import io.runtrack.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an image of a JDK consists of, as small as it gets: the JDK less most modules, the libraries that its programs
 * are linked with, and a shell. No list of users, so that each user is a mere number.
 *
 * @param jdk of which the image is
 * @param libraries of this machine, by their whole paths, which they keep
 */
record RootFileSystem(Jdk jdk, SortedSet<Path> libraries) {
    /** What the agent needs, what its hosts here use, and the modules that hold the JDK's own tools. */
    private static final String MODULES = "java.base,java.instrument,java.logging,java.management,java.naming,java.xml,"
            + "jdk.unsupported,jdk.attach,jdk.compiler,jdk.jartool,jdk.jcmd";

    private static final Path SHELL = Path.of("/bin/sh");
    private static final List<String> LINKED = List.of(
            "bin/java",
            "lib/server/libjvm.so",
            "lib/libattach.so",
            "lib/libinstrument.so",
            "lib/libmanagement.so",
            "lib/libnet.so",
            "lib/libnio.so",
            "lib/libzip.so");

    static RootFileSystem of(Jdk jdk) throws IOException {
        SortedSet<Path> libraries = new TreeSet<>();
        for (String linked : LINKED) {
            libraries.addAll(librariesOf(jdk.home().resolve(linked)));
        }
        libraries.addAll(librariesOf(SHELL));
        libraries.removeIf(library -> library.startsWith(jdk.home()));
        return new RootFileSystem(jdk, libraries);
    }

    /** What tells two of them apart, without making either. */
    String fingerprint() throws IOException {
        StringBuilder text =
                new StringBuilder(MODULES).append(Files.readString(jdk.home().resolve("release")));
        for (Path library : libraries) {
            text.append(library).append(Files.size(library)).append(Files.getLastModifiedTime(library));
        }
        return Integer.toHexString(Objects.hash(text.toString(), Files.getLastModifiedTime(SHELL)));
    }

    /** Makes it in a folder that does not exist. */
    void create(Path root) throws IOException {
        for (String folder : new String[] {"bin", "opt", "tmp", "work"}) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.setAttribute(root.resolve("tmp"), "unix:mode", 01777);
        Files.copy(SHELL.toRealPath(), root.resolve("bin/sh"));
        for (Path library : libraries) {
            Path copy = root.resolve(Path.of("/").relativize(library));
            Files.createDirectories(copy.getParent());
            Files.copy(library.toRealPath(), copy);
        }
        Podman.run(
                jdk.home().resolve("bin/jlink").toString(),
                "--add-modules=" + MODULES,
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output=" + root.resolve("opt/java"));
    }

    /**
     * The paths in lines such as {@code libz.so.1 => /lib/libz.so.1 (0x7f…)}; what is in the JDK itself may not be
     * found.
     */
    private static SortedSet<Path> librariesOf(Path program) throws IOException {
        SortedSet<Path> found = new TreeSet<>();
        for (String word : Podman.run("ldd", program.toString()).split("\\s+", -1)) {
            if (word.startsWith("/") && !word.endsWith(":")) {
                found.add(Path.of(word));
            }
        }
        return found;
    }
}
