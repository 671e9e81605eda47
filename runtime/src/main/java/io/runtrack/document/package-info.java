/**
 * The JSON documents of a run: their fields, their bytes, and readers and writers that stream them. It knows the models
 * and nothing of where documents are kept.
 */
@NullMarked
package io.runtrack.document;

import org.jspecify.annotations.NullMarked;
