package io.runtrack.ui.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the different texts of a column; null has the number 0. For one thread while it grows. */
final class Names {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    int numberOf(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        texts.add(text);
        numbers.put(text, texts.size());
        return texts.size();
    }

    /** -1 when no row has it. */
    int find(String text) {
        return numbers.getOrDefault(text, -1);
    }

    @Nullable
    String text(int number) {
        return number == 0 ? null : texts.get(number - 1);
    }

    /** All numbers are below it. */
    int size() {
        return texts.size() + 1;
    }
}
