/**
 * Rules of the config file, which name methods that no source annotates. Read once, at the start of a JVM that has
 * some; asked for each class that is loaded after that.
 */
@NullMarked
package io.runtrack.agent.rules;

import org.jspecify.annotations.NullMarked;
