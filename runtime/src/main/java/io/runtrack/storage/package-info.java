/**
 * Where runs are kept: opens the storage that a tracking path names, and saves, finds and lists the runs in it. It
 * knows documents and nothing of how records are captured or journalled.
 */
@NullMarked
package io.runtrack.storage;

import org.jspecify.annotations.NullMarked;
