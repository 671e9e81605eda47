/** The bytes of one journal entry, and of the journal's head. {@code docs/run-format.md} draws them. */
@NullMarked
package io.runtrack.journal.entry;

import org.jspecify.annotations.NullMarked;
