/** The delivery report in a browser. */
@NullMarked
package io.runtrack.it.report;

import org.jspecify.annotations.NullMarked;
