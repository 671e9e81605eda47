package io.runtrack.ui.server;

import java.nio.charset.StandardCharsets;

/** The bytes of an answer, which nobody changes any more. */
public final class Body {
    static final Body NONE = new Body(new byte[0]);

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These bytes, which the caller gives away. */
    public static Body of(byte[] bytes) {
        return new Body(bytes);
    }

    /** A text in UTF-8. */
    public static Body of(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }
}
