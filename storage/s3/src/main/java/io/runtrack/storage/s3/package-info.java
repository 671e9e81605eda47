/**
 * Runs in Amazon S3, or in what speaks its protocol: the store, the logs that grow by copied parts, and the ways in.
 * Only this package uses the AWS SDK. The first request loads it.
 */
@NullMarked
package io.runtrack.storage.s3;

import org.jspecify.annotations.NullMarked;
