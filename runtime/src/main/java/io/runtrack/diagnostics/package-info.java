/** Where warnings of the tracker go. The agent, the library and the command line each give their own. */
@NullMarked
package io.runtrack.diagnostics;

import org.jspecify.annotations.NullMarked;
