/**
 * Keeps the facts of days that are over in a folder, so that their logs are read once. What it holds counts only while
 * the documents are what they were.
 */
@NullMarked
package io.runtrack.figures.cache;

import org.jspecify.annotations.NullMarked;
