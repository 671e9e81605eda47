/**
 * What a woven method does with its arguments, result and throwable: one immutable plan a method, bound when the method is woven, says
 * which of them feeds which field of a record. Nothing here knows bytecode, and nothing here throws into the host.
 */
@NullMarked
package io.runtrack.agent.capture;

import org.jspecify.annotations.NullMarked;
