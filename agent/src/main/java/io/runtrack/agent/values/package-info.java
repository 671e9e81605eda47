/**
 * Reads values from the host's objects: a path, the elements of a list, what accessors give, the text of an error. It
 * calls only methods that a user expects to run, such as getters.
 */
@NullMarked
package io.runtrack.agent.values;

import org.jspecify.annotations.NullMarked;
