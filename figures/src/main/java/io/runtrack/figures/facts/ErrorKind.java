package io.runtrack.figures.facts;

import io.runtrack.figures.logs.ErrorMessages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What errors of one kind have in common.
 *
 * @param type the exception's simple class name
 * @param message the message without what is particular, see {@link ErrorMessages}
 */
public record ErrorKind(@Nullable String type, @Nullable String message) {
    static final String OTHER_MESSAGES = "(other messages)";
    public static final ErrorKind OTHERS = new ErrorKind("(other errors)", OTHER_MESSAGES);

    /** Stands for it where a short name is wanted, as in addresses: the same for ever. */
    public String fingerprint() {
        try {
            String text = (type == null ? "" : type) + '\0' + (message == null ? "" : message);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** In one line. */
    @Override
    public String toString() {
        if (type == null) {
            return message == null ? "an unnamed error" : message;
        }
        return message == null ? type : type + ": " + message;
    }
}
