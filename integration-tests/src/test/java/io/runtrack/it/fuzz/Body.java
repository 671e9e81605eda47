package io.runtrack.it.fuzz;

import java.util.List;

/**
 * What a method does. One with several endings takes the next at each call, and begins again after the last.
 *
 * @param counter which counter of the program says how often it has run
 * @param noise statements that change nothing, with the place of the ending marked by {@link #END}
 */
record Body(List<Step> steps, List<Ending> endings, int counter, String noise) {
    static final String END = "/*end*/";
}
