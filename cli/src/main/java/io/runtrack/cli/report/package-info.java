/**
 * The delivery report: what a period's runs delivered, folded from the stored documents once, and written in several
 * formats. Knows storage and models, and nothing of terminals.
 */
@NullMarked
package io.runtrack.cli.report;

import org.jspecify.annotations.NullMarked;
