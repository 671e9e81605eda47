/** What is kept in the user's cache folder from one start of the web page to the next. It knows nothing of runs. */
@NullMarked
package io.runtrack.ui.cache;

import org.jspecify.annotations.NullMarked;
