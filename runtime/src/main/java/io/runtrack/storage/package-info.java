/**
 * Where runs are kept: the port to blob stores, the local folder, and the three documents of a run as JSON. Knows the
 * models and nothing of how records are captured or journalled.
 */
@NullMarked
package io.runtrack.storage;

import org.jspecify.annotations.NullMarked;
