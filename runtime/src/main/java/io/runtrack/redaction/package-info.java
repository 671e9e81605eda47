/**
 * Removes secrets from texts, masks addresses where that is set, and shortens what is too long. It works on texts alone
 * and knows nothing of runs, settings or journals, so that everything that writes can use it.
 */
@NullMarked
package io.runtrack.redaction;

import org.jspecify.annotations.NullMarked;
