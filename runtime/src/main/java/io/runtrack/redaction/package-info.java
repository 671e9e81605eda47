/**
 * What may be stored of a text: nothing secret, no address where addresses are masked, and no more than fits. Works on
 * texts alone and knows nothing of runs, settings or journals, so that everything that writes can stand on it.
 */
@NullMarked
package io.runtrack.redaction;

import org.jspecify.annotations.NullMarked;
