/** {@code metrics}: figures of stored runs for Prometheus and its kin. */
@NullMarked
package io.runtrack.cli.metrics;

import org.jspecify.annotations.NullMarked;
