/** {@code export}: runs, files and emails as tables that other tools read. Parquet is known here alone. */
@NullMarked
package io.runtrack.cli.export;

import org.jspecify.annotations.NullMarked;
