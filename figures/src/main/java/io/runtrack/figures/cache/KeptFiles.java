package io.runtrack.figures.cache;

import io.runtrack.figures.facts.FactsInput;
import io.runtrack.figures.facts.FactsOutput;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of a folder, for their owner alone, each with a fingerprint of what it was made of. A file is replaced whole: a
 * crash leaves at most a temporary one beside it. For one thread.
 */
final class KeptFiles {
    private final Path folder;
    private @Nullable String problem;

    /** Reads what stands in a file behind its fingerprint. */
    interface Reader<T> {
        T read(FactsInput json) throws IOException;
    }

    /** Writes it. */
    interface Writer {
        void write(FactsOutput json) throws IOException;
    }

    KeptFiles(Path folder) {
        this.folder = folder;
    }

    /** Why something could not be kept; null when all was. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Null when there is nothing that was made of the same, or it makes no sense. */
    <T> @Nullable T read(String name, String fingerprint, Reader<T> reader) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))) {
            FactsInput json = new FactsInput(in);
            List<T> kept = new ArrayList<>();
            json.object(() -> {
                json.field("fingerprint", () -> {
                    if (!fingerprint.equals(json.text())) {
                        throw new IOException("made of something else");
                    }
                });
                json.field("kept", () -> kept.add(reader.read(json)));
            });
            json.end();
            return kept.get(0);
        } catch (IOException | RuntimeException senseless) {
            return null; // it is made anew
        }
    }

    /** Keeps it, if it can be kept. */
    void write(String name, String fingerprint, Writer writer) {
        try {
            createFolder();
            Path unfinished = Files.createTempFile(folder, name, ".tmp", ownersAlone("rw-------"));
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                    FactsOutput json = new FactsOutput(out);
                    json.object(() -> {
                        json.field("fingerprint", () -> json.text(fingerprint));
                        json.field("kept", () -> writer.write(json));
                    });
                    json.end();
                }
                Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException failure) {
            problem = String.valueOf(failure.getMessage());
        }
    }

    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownersAlone("rwx------"));
        }
    }

    private FileAttribute<?>[] ownersAlone(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
