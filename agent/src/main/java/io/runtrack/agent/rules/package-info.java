/**
 * Rules, which name methods that no source annotates: those of the config file, and those that a framework's folder
 * makes in code. They are made once, and asked for each class that is loaded after that.
 */
@NullMarked
package io.runtrack.agent.rules;

import org.jspecify.annotations.NullMarked;
