/**
 * How runs and records are written for programs: their fields, JSON, CSV. Whatever answers programs writes them in this
 * way.
 */
@NullMarked
package io.runtrack.answer;

import org.jspecify.annotations.NullMarked;
