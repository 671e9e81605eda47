/** What monitoring asks of stored runs, in the formats that Prometheus and its kin read. */
@NullMarked
package io.runtrack.metrics;

import org.jspecify.annotations.NullMarked;
