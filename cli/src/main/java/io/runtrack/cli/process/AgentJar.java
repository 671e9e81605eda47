package io.runtrack.cli.process;

import io.runtrack.cli.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The agent's jar: one that the user names, or the one that the build put into ours. A JVM that it is attached to reads
 * from it for as long as it lives, so ours is put where it can stay: in a folder of the user's in the temporary folder,
 * readable for all and writable for nobody else, under a name that says what is in it. A jar that is there is never
 * written to. Stateless.
 */
final class AgentJar {
    private static final String RESOURCE = "/META-INF/runtrack/runtrack-agent.jar";
    private static final String ENTRY = "io.runtrack.agent.premain.RuntrackAgent";
    private static final int NAME_DIGITS = 16;

    private final @Nullable Path given;

    AgentJar(@Nullable Path given) {
        this.given = given;
    }

    /** @throws Failure when the file that was given is another's */
    private static void requireAgent(Path file) throws IOException {
        try (JarFile opened = new JarFile(file.toFile())) {
            Manifest manifest = opened.getManifest();
            if (manifest == null || !ENTRY.equals(manifest.getMainAttributes().getValue("Agent-Class"))) {
                throw new Failure(file + " is not runtrack's agent; check --agent");
            }
        } catch (ZipException noJar) {
            throw new Failure(file + " is no jar; check --agent");
        }
    }

    /** Its content. */
    InputStream open() throws IOException {
        if (given != null) {
            try {
                return Files.newInputStream(given);
            } catch (NoSuchFileException missing) {
                throw new Failure("no file " + given + "; check --agent");
            }
        }
        InputStream bundled = AgentJar.class.getResourceAsStream(RESOURCE);
        if (bundled == null) {
            throw new Failure("this build of the command line holds no agent; give its jar with --agent FILE");
        }
        return bundled;
    }

    /** A file that holds it and stays. */
    Path file(String user, Path temporaryFolder) throws IOException {
        if (given != null) {
            open().close();
            requireAgent(given);
            return given.toAbsolutePath().normalize();
        }
        byte[] content;
        try (InputStream bundled = open()) {
            content = bundled.readAllBytes();
        }
        String digest = digest(content);
        Path folder = folder(temporaryFolder.resolve("runtrack-agent-" + user.replaceAll("[^A-Za-z0-9-]", "_")));
        Path jar = folder.resolve("runtrack-agent-" + digest.substring(0, NAME_DIGITS) + ".jar");
        if (!Files.isRegularFile(jar, LinkOption.NOFOLLOW_LINKS)
                || !digest(Files.readAllBytes(jar)).equals(digest)) {
            write(content, folder, jar);
        }
        return jar;
    }

    private static Path folder(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new Failure(folder + " is a link or no folder; remove it, or give the agent's jar with --agent FILE");
        }
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(ownOwner(folder))) {
            throw new Failure("the folder " + folder + " is somebody else's; remove it, or give the agent's jar with"
                    + " --agent FILE");
        }
        if (posix) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder;
    }

    /** Who this process is, is seen by what it creates. */
    private static Object ownOwner(Path folder) throws IOException {
        try {
            Path probe = Files.createTempFile(folder.getParent(), "runtrack-", ".probe");
            try {
                return Files.getOwner(probe);
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException closed) {
            throw new Failure(
                    "nothing can be written to " + folder.getParent() + "; give the agent's jar with --agent FILE");
        }
    }

    private static void write(byte[] content, Path folder, Path jar) throws IOException {
        Path unfinished = Files.createTempFile(folder, "unfinished-", ".jar");
        try {
            Files.write(unfinished, content);
            if (unfinished.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
