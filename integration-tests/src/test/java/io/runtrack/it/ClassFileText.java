package io.runtrack.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Makes new versions of compiled classes: a text in the constant pool serves a method's body and an annotation's value
 * alike.
 */
record ClassFileText(String text) {

    static ClassFileText of(Class<?> type) throws IOException {
        try (InputStream content = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return new ClassFileText(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
    }

    /** With all that a constant is, or contains as a part, replaced. Each is stored behind its length, in two bytes. */
    ClassFileText with(String constant, String replacement) {
        String replaced = text.replace(
                (char) 0 + "" + (char) constant.length() + constant,
                (char) 0 + "" + (char) replacement.length() + replacement);
        if (replaced.equals(text)) {
            throw new AssertionError("the class file has no constant " + constant);
        }
        return new ClassFileText(replaced);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
