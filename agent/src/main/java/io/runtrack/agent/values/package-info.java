/**
 * What may be asked of the host's objects: a path, a list's elements, a result's accessors, an error's text. Nothing
 * here calls code of the host that a user would not expect to run.
 */
@NullMarked
package io.runtrack.agent.values;

import org.jspecify.annotations.NullMarked;
