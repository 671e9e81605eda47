/** Parses the times and ranges of time that users type, on the command line and in the page. */
@NullMarked
package io.runtrack.question;

import org.jspecify.annotations.NullMarked;
