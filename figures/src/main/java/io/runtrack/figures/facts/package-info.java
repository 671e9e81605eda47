/**
 * What the logs of some runs come to, in tables that stay flat, and its JSON. Facts of parts add up to those of the
 * whole, however the runs were split and in whatever order.
 */
@NullMarked
package io.runtrack.figures.facts;

import org.jspecify.annotations.NullMarked;
