package io.runtrack.storage.blob;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a failure means to people: what it is about, and what to do. Those of the file system hold no more than a path.
 * Stateless.
 */
public final class FailureText {

    private FailureText() {}

    /** One line. */
    public static String of(IOException failure) {
        if (failure instanceof FileSystemException ofFile) {
            return ofFile(ofFile);
        }
        String message = failure.getMessage();
        return failure.getClass() == IOException.class && message != null ? message : failure.toString(); // ours tell
    }

    private static String ofFile(FileSystemException failure) {
        String file = failure.getFile();
        if (failure instanceof AccessDeniedException) {
            return file + ": " + reason(failure, "this user may not do that") + "; check its permissions";
        }
        if (failure instanceof NoPlainFileException) {
            return file + ": " + failure.getReason();
        }
        if (failure instanceof NoSuchFileException) {
            return file + ": " + reason(failure, "there is no such file or folder") + "; check the path";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return file + ": " + reason(failure, "this is no folder") + "; give the path of a folder";
        }
        Path below = file == null ? null : fileAbove(Path.of(file));
        return below == null
                ? String.valueOf(failure.getMessage())
                : below + ": this is no folder; give the path of a folder";
    }

    /** What is in the way of a path below it; null when that is not it. */
    private static @Nullable Path fileAbove(Path path) {
        Path above = path.getParent();
        while (above != null && !Files.isDirectory(above)) {
            if (Files.isRegularFile(above)) {
                return above;
            }
            above = above.getParent();
        }
        return null;
    }

    private static String reason(FileSystemException failure, String usual) {
        @Nullable String given = failure.getReason();
        return given == null ? usual : given;
    }
}
