package io.runtrack.answer;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.runtrack.model.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * Escapes in JSON what JSON itself would let through to a terminal: DEL, C1 controls, and characters that reorder text.
 */
final class TerminalEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7f;

    private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

    TerminalEscapes() {
        ascii[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        // The halves of a pair come one by one, and belong together.
        boolean harmless = Character.isSurrogate((char) character) || PrintableText.isHarmless(character);
        return harmless ? null : new SerializedString(PrintableText.escape(character));
    }
}
