/**
 * How runs and records are told of: for programs their fields, JSON, CSV; for people causes and durations in words.
 * Whatever answers does it in this way.
 */
@NullMarked
package io.runtrack.answer;

import org.jspecify.annotations.NullMarked;
