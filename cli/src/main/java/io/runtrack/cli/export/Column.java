package io.runtrack.cli.export;

import java.util.Map;
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
record Column<T>(String name, ColumnType type, Function<T, @Nullable Object> value) {

    /** The value of a row, each text of it as UTF-8 can hold it. */
    @Nullable
    Object of(T row) {
        Object of = value.apply(row);
        if (of instanceof String text) {
            return WholeText.of(text);
        }
        return of instanceof Map<?, ?> labels ? WholeText.of(labels) : of;
    }
}
