/** The delivery report as a Spark job: executors list runs and fold logs, the driver adds up and writes. */
@NullMarked
package io.runtrack.spark.report;

import org.jspecify.annotations.NullMarked;
