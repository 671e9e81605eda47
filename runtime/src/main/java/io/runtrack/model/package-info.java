/**
 * What is recorded: runs, files and emails, as immutable values. Nothing here knows how they are captured, kept or
 * written.
 */
@NullMarked
package io.runtrack.model;

import org.jspecify.annotations.NullMarked;
