/** The web page in a browser, and the checks of its sources. */
@NullMarked
package io.runtrack.it.ui;

import org.jspecify.annotations.NullMarked;
