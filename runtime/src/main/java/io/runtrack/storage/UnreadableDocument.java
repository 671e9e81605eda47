package io.runtrack.storage;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/**
 * A document that is there and could not be read.
 *
 * @param name the blob's name, below the tracking path
 * @param reason why, in one line
 */
public record UnreadableDocument(String name, String reason) {

    static UnreadableDocument of(String name, IOException failure) {
        return new UnreadableDocument(name, reason(failure));
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
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
