package io.runtrack.it.container;

import io.runtrack.fixtures.Prerequisite;
import io.runtrack.it.jvm.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An image that podman has.
 *
 * @param name with its tag
 */
record ContainerImage(String name) {
    private static final Path CONTEXTS = Path.of("target/containers").toAbsolutePath();

    /**
     * The label is for whoever wants to be rid of them: {@code podman image prune --all --filter
     * label=io.runtrack.test}.
     */
    private static final String CONTAINERFILE = """
            FROM scratch
            LABEL io.runtrack.test=jdk
            COPY root/ /
            ENV PATH=/opt/java/bin:/bin
            WORKDIR /work
            """;

    /**
     * The image of a JDK, made by the first test that asks. A test on a machine that cannot make it, or not run it, is
     * skipped, saying why.
     */
    static ContainerImage of(Jdk jdk) {
        jdk.home();
        List<String> missing = Podman.missing();
        if (!missing.isEmpty()) {
            throw Prerequisite.missing("No " + String.join(" and no ", missing) + " here: install podman and runc");
        }
        try {
            RootFileSystem root = RootFileSystem.of(jdk);
            String name = "localhost/runtrack-test:" + jdk.feature() + "-" + root.fingerprint();
            buildUnlessThere(name, root);
            return new ContainerImage(name);
        } catch (IOException e) {
            throw Prerequisite.missing("podman cannot build and run an image of " + jdk + " here: " + e.getMessage());
        }
    }

    /** One process at a time: other tests that run now need the same image. */
    private static void buildUnlessThere(String name, RootFileSystem root) throws IOException {
        Path file = Files.createDirectories(CONTEXTS).resolve("lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = channel.lock();
            try {
                if (!Podman.hasImage(name)) {
                    build(name, root);
                    Podman.run(Stream.concat(
                                    Podman.running("runtrack-test-probe").stream(), Stream.of(name, "java", "-version"))
                            .toArray(String[]::new));
                }
            } finally {
                lock.release();
            }
        }
    }

    private static void build(String name, RootFileSystem root) throws IOException {
        Path context = Files.createTempDirectory(Files.createDirectories(CONTEXTS), "image");
        try {
            root.create(context.resolve("root"));
            Files.writeString(context.resolve("Containerfile"), CONTAINERFILE);
            Podman.build(name, context);
        } finally {
            delete(context);
        }
    }

    /** An image made of this one by lines such as a user would write, with files beside them. */
    ContainerImage with(String lines, Path... files) {
        try {
            Path context = Files.createTempDirectory(Files.createDirectories(CONTEXTS), "derived");
            try {
                for (Path file : files) {
                    Files.copy(file, context.resolve(file.getFileName()));
                }
                Files.writeString(context.resolve("Containerfile"), "FROM " + name + "\n" + lines);
                Podman.build(name + "-derived", context);
                return new ContainerImage(name + "-derived");
            } finally {
                delete(context);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove() {
        Podman.mustRun("podman", "image", "rm", "--force", name);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
