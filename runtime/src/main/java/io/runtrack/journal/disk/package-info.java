/**
 * The files of a journal: frames in segments, mapped or written plainly, and the disk that they are on. It knows bytes
 * and checksums, not what they mean.
 */
@NullMarked
package io.runtrack.journal.disk;

import org.jspecify.annotations.NullMarked;
