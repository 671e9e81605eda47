/**
 * What is recorded of a tracked call: one immutable plan a method says which argument or result feeds which field. The
 * plans are bound when the method is woven; nothing here knows bytecode or throws into the host.
 */
@NullMarked
package io.runtrack.agent.capture;

import org.jspecify.annotations.NullMarked;
