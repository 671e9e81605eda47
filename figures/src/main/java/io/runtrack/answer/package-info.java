/**
 * Formats runs and records: fields, JSON and CSV for programs, causes and durations in words for people. All output
 * uses this package.
 */
@NullMarked
package io.runtrack.answer;

import org.jspecify.annotations.NullMarked;
