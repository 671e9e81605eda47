/**
 * What is answered below {@code /api/v1}, as docs/web-api.md has it. It asks the figures and the index for everything.
 */
@NullMarked
package io.runtrack.ui.api;

import org.jspecify.annotations.NullMarked;
