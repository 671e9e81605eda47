/** What people ask for, on the command line and in the page: times and ranges of time as they write them. */
@NullMarked
package io.runtrack.question;

import org.jspecify.annotations.NullMarked;
