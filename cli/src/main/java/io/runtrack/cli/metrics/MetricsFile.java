package io.runtrack.cli.metrics;

import io.runtrack.cli.terminal.Failure;
import io.runtrack.metrics.RunMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** A file for the node exporter, which may read it at any moment and as another user. Stateless. */
final class MetricsFile {

    private MetricsFile() {}

    /** The name of what is not finished ends in none that the node exporter looks for. */
    static void write(RunMetrics metrics, Path file) throws IOException {
        if (file.toString().isBlank() || Files.isDirectory(file)) {
            throw new Failure("--output " + file + ": this is no file; write the name of one, such as runtrack.prom");
        }
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            throw new Failure("--output " + file + ": there is no folder " + folder + "; create it");
        }
        Path unfinished = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                metrics.writePrometheusText(out);
            }
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
