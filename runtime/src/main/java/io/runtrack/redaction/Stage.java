package io.runtrack.redaction;

import org.jspecify.annotations.Nullable;

/** One kind of thing that is looked for in every text. Immutable, for any thread. */
interface Stage {

    /**
     * Finds what to replace; null when there is nothing, which is the ordinary case and allocates nothing.
     *
     * @param keep how much of the text is to be kept in the end
     */
    @Nullable
    Edits edit(String text, int keep);
}
