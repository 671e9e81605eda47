/**
 * The storage that is a folder of the local file system. Each blob is a file; links are not followed, and no reader
 * sees a file before it is complete.
 */
@NullMarked
package io.runtrack.storage.folder;

import org.jspecify.annotations.NullMarked;
