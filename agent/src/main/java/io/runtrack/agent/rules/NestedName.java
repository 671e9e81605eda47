package io.runtrack.agent.rules;

import java.util.ArrayList;
import java.util.List;

/** How a class may be called in class files that the source calls by one name. */
final class NestedName {

    private NestedName() {}

    /**
     * The name itself, and those in which the last of its dots, the last two and so on stand in front of nested
     * classes.
     */
    static List<String> spellings(String name) {
        List<String> spellings = new ArrayList<>();
        spellings.add(name);
        StringBuilder spelling = new StringBuilder(name);
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            spelling.setCharAt(dot, '$');
            spellings.add(spelling.toString());
        }
        return spellings;
    }
}
