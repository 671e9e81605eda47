/** Runs that go to S3, as servers of its protocol keep them. */
@NullMarked
package io.runtrack.it.s3;

import org.jspecify.annotations.NullMarked;
