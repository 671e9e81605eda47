/** Who may ask for the web page and how: sockets, doors, token, headers, pages and assets. It knows nothing of runs. */
@NullMarked
package io.runtrack.ui.server;

import org.jspecify.annotations.NullMarked;
