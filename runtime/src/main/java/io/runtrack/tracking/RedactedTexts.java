package io.runtrack.tracking;

import io.runtrack.journal.entry.TextFilter;
import io.runtrack.model.TextLimit;
import io.runtrack.redaction.Redaction;

/**
 * Has every text redacted and cut on its way into the journal.
 *
 * @param redaction what it looks for
 */
record RedactedTexts(Redaction redaction) implements TextFilter {
    @Override
    public String field(String text) {
        return redaction.apply(text, TextLimit.FIELD_BYTES);
    }

    @Override
    public boolean copy(String text, byte[] into, int start) {
        return text.length() <= TextLimit.FIELD_BYTES && redaction.copy(text, into, start);
    }

    @Override
    public String stack(String text) {
        return redaction.apply(text, TextLimit.STACK_BYTES);
    }
}
