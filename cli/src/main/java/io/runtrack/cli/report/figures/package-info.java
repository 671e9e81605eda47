/**
 * What a delivery report says: counts, failures, emails, durations and missed runs, folded from stored documents. The
 * writers of the formats ask here for every figure.
 */
@NullMarked
package io.runtrack.cli.report.figures;

import org.jspecify.annotations.NullMarked;
