/** The web page: puts its server, its index and its answers together. */
@NullMarked
package io.runtrack.ui;

import org.jspecify.annotations.NullMarked;
