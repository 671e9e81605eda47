/**
 * The delivery report as a command and as files: page, workbook, Markdown, CSV and JSON. Every figure comes from
 * {@code figures}; here is only how it is written.
 */
@NullMarked
package io.runtrack.cli.report;

import org.jspecify.annotations.NullMarked;
