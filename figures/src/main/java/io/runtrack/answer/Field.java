package io.runtrack.answer;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One value of a run or record as programs get it. The names are part of the product: they are those of the stored
 * documents, and none is renamed or left out.
 *
 * @param <T> what it is a value of
 * @param name its name in JSON and CSV
 * @param value a String, Number or Boolean, or null
 */
public record Field<T>(String name, Function<T, @Nullable Object> value) {

    /** How the constants of documents are written. */
    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
