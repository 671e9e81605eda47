package io.runtrack.it.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * How a program is compiled.
 *
 * @param release the version of the language and of the class files
 * @param names what tells the names of parameters
 */
record Flavour(int release, Names names) {

    /** Where a class file has the names of parameters, if anywhere. */
    enum Names {
        PARAMETERS("-g:none", "-parameters"),
        DEBUG("-g"),
        BOTH("-g", "-parameters"),
        NONE("-g:none");

        private final String options;

        Names(String... options) {
            this.options = String.join(" ", options);
        }
    }

    static Flavour any(Dice dice, int newestRelease) {
        int release = newestRelease > 17 ? dice.of(8, 11, 17, newestRelease) : dice.of(8, 11, 17);
        return new Flavour(release, dice.of(Names.values()));
    }

    /**
     * Whether the class file of a method says what its parameters are called; the table of variables belongs to a body.
     */
    boolean namesParameters(boolean hasBody) {
        return names == Names.PARAMETERS || names == Names.BOTH || (names == Names.DEBUG && hasBody);
    }

    boolean hasRecords() {
        return release >= 16;
    }

    boolean hasPrivateInterfaceMethods() {
        return release >= 9;
    }

    boolean hasStaticMethodsInInnerClasses() {
        return release >= 16;
    }

    List<String> options() {
        List<String> options = new ArrayList<>(List.of("--release", Integer.toString(release)));
        options.addAll(List.of(names.options.split(" ", -1)));
        return options;
    }
}
