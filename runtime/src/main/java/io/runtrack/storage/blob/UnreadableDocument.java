package io.runtrack.storage.blob;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/**
 * A document, or a folder of documents, that is there and could not be read.
 *
 * @param name the blob's name, below the tracking path; a folder's ends in a slash
 * @param reason why, in one line
 */
public record UnreadableDocument(String name, String reason) {

    public static UnreadableDocument of(String name, IOException failure) {
        return new UnreadableDocument(name, reason(failure));
    }

    /** Whether it is a folder, in which there may be any number of documents. */
    public boolean isFolder() {
        return name.endsWith("/");
    }

    @Override
    public String toString() {
        return name + " is not readable: " + reason;
    }

    private static String reason(IOException failure) {
        if (failure instanceof JsonProcessingException malformed) {
            JsonLocation location = malformed.getLocation();
            String where = location == null
                    ? ""
                    : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
            return malformed.getOriginalMessage() + where;
        }
        if (failure instanceof AccessDeniedException denied) {
            return "this user may not read it; check the permissions of " + denied.getFile();
        }
        return failure instanceof FileSystemException
                ? FailureText.of(failure)
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
