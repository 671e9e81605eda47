package io.runtrack.figures;

import org.jspecify.annotations.Nullable;

/**
 * What errors of one kind have in common.
 *
 * @param type the exception's simple class name
 * @param message the message without what is particular, see {@link ErrorMessages}
 */
public record ErrorKind(@Nullable String type, @Nullable String message) {
    static final String OTHER_MESSAGES = "(other messages)";
    static final ErrorKind OTHERS = new ErrorKind("(other errors)", OTHER_MESSAGES);

    /** In one line. */
    @Override
    public String toString() {
        if (type == null) {
            return message == null ? "an unnamed error" : message;
        }
        return message == null ? type : type + ": " + message;
    }
}
