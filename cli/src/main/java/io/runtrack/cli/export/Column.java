package io.runtrack.cli.export;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of an exported table. Names and types are part of the product (docs/analytics.md).
 *
 * @param <T> what a row is made of
 * @param name its name: that of the field in the stored documents, where there is one
 * @param type what is in it
 * @param value the value of a row, as the type has it; null for none
 */
record Column<T>(String name, ColumnType type, Function<T, @Nullable Object> value) {}
