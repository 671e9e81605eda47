package io.runtrack.agent.context;

/** The name of a command that is given none: that of its class. */
public final class CommandName {
    private static final String[] SUFFIXES = {"Command", "Job", "Pipeline", "Main"};

    private CommandName() {}

    /**
     * The class's simple name in kebab-case, less a trailing Command, Job, Pipeline or Main: {@code VocExtractCommand}
     * gives {@code voc-extract}.
     *
     * @param className the binary name of the class
     * @param methodName taken when nothing is left of the class's name
     */
    public static String of(String className, String methodName) {
        String name = kebabCase(withoutSuffix(simpleName(className)));
        return name.isEmpty() ? methodName : name;
    }

    /** A method's name in kebab-case. */
    public static String ofMethod(String methodName) {
        return kebabCase(methodName);
    }

    /**
     * Of {@code Outer$Inner} and {@code Outer$1Local} the inner name, of a Scala object's {@code Main$} the one before
     * the sign.
     */
    private static String simpleName(String className) {
        int end = className.length();
        while (end > 0 && className.charAt(end - 1) == '$') {
            end--;
        }
        int start = Math.max(className.lastIndexOf('.', end - 1), className.lastIndexOf('$', end - 1)) + 1;
        while (start < end && Character.isDigit(className.charAt(start))) {
            start++;
        }
        return className.substring(start, end);
    }

    private static String withoutSuffix(String name) {
        for (String suffix : SUFFIXES) {
            if (name.endsWith(suffix)) {
                return name.substring(0, name.length() - suffix.length());
            }
        }
        return name;
    }

    private static String kebabCase(String name) {
        StringBuilder kebab = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (!Character.isLetterOrDigit(letter)) {
                appendHyphen(kebab);
                continue;
            }
            if (startsWord(name, i)) {
                appendHyphen(kebab);
            }
            kebab.append(Character.toLowerCase(letter));
        }
        int length = kebab.length();
        if (length > 0 && kebab.charAt(length - 1) == '-') {
            kebab.setLength(length - 1);
        }
        return kebab.toString();
    }

    /**
     * An upper-case letter starts a word after a lower-case one or a digit, and before a lower-case one: HTTPServer is
     * http-server.
     */
    private static boolean startsWord(String name, int at) {
        if (at == 0 || !Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        boolean afterUpperCase = Character.isUpperCase(name.charAt(at - 1));
        return !afterUpperCase || (at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1)));
    }

    private static void appendHyphen(StringBuilder kebab) {
        int length = kebab.length();
        if (length > 0 && kebab.charAt(length - 1) != '-') {
            kebab.append('-');
        }
    }
}
