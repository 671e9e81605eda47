package io.runtrack.storage.blob;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Something at a blob's name, or on the way to it, cannot be read as a blob: a symbolic link, a pipe, or a folder in
 * the place of a file. For a reader of the blob there is none. For a listing of what is there, this is not nothing.
 */
public final class NoPlainFileException extends NoSuchFileException {
    private static final long serialVersionUID = 1;

    public NoPlainFileException(Path path, BasicFileAttributes found) {
        super(path.toString(), null, reason(found));
    }

    private static String reason(BasicFileAttributes found) {
        if (found.isSymbolicLink()) {
            return "symbolic links are not followed; mount there what it leads to";
        }
        return found.isRegularFile()
                ? "this is a file where a folder should be; move it away"
                : "this is neither a folder nor a plain file in its place; move it away";
    }
}
