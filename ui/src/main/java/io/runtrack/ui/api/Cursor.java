package io.runtrack.ui.api;

import io.runtrack.ui.server.Refusal;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a list begins: behind the row of an id or, where that is gone, behind so many rows. Rows that
 * came meanwhile at the top show none twice.
 *
 * @param offset how many rows came before
 * @param after the id of the last of them; null where rows have none
 */
record Cursor(int offset, @Nullable String after) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:\\.(.+))?");

    static Cursor parse(String text) {
        Matcher cursor = FORM.matcher(text);
        if (!cursor.matches()) {
            throw Refusal.badRequest("cursor " + text + ": write what the page before called next");
        }
        return new Cursor(Integer.parseInt(cursor.group(1)), cursor.group(2));
    }

    /**
     * Some rows of a list, and where the next ones begin.
     *
     * @param next null at the end
     */
    record Page<T>(List<T> rows, @Nullable String next) {}

    /** The page of a list that was asked for. */
    static <T> Page<T> page(List<T> all, Parameters parameters, Function<T, @Nullable String> id) {
        String text = parameters.text("cursor");
        Cursor cursor = text == null ? new Cursor(0, null) : parse(text);
        int start = Math.min(cursor.start(all, id), all.size());
        int end = Math.min(start + parameters.limit(), all.size());
        List<T> rows = all.subList(start, end);
        String last = rows.isEmpty() ? null : id.apply(rows.get(rows.size() - 1));
        return new Page<>(rows, end == all.size() ? null : end + (last == null ? "" : "." + last));
    }

    private <T> int start(List<T> all, Function<T, @Nullable String> id) {
        for (int i = 0; after != null && i < all.size(); i++) {
            if (after.equals(id.apply(all.get(i)))) {
                return i + 1;
            }
        }
        return offset;
    }
}
