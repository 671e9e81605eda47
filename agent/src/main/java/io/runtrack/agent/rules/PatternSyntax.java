package io.runtrack.agent.rules;

/** What patterns may be made of. */
final class PatternSyntax {
    private static final String EXAMPLE = "such as com.acme.Main#main";

    private PatternSyntax() {}

    /** A class or a package with all below it; nested classes behind a dollar sign or a dot. */
    static NamePattern className(String text) throws InvalidPatternException {
        if (text.indexOf('#') >= 0) {
            throw new InvalidPatternException("a method where a class is to be named; leave out # and what follows");
        }
        if (text.indexOf('/') >= 0) {
            throw new InvalidPatternException("a class name with slashes; write dots");
        }
        checkName(text, "class", ".");
        if (text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
            throw new InvalidPatternException("a name is missing beside a dot of the class name; write one");
        }
        return NamePattern.of(text);
    }

    static NamePattern methodName(String text) throws InvalidPatternException {
        if (text.startsWith("<")) {
            throw new InvalidPatternException("constructors cannot be tracked; name a method");
        }
        checkName(text, "method", "");
        return NamePattern.of(text);
    }

    private static void checkName(String text, String what, String alsoAllowed) throws InvalidPatternException {
        if (text.isEmpty()) {
            throw new InvalidPatternException(
                    "the name of the " + what + " is missing; write class#method, " + EXAMPLE);
        }
        if (text.contains("***")) {
            throw new InvalidPatternException("more than two * in a row; write ** to cross packages, * not to");
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean known = Character.isJavaIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
            // Compilers of other languages put hyphens into names.
            if (!known && character != '*' && character != '-' && alsoAllowed.indexOf(character) < 0) {
                throw new InvalidPatternException(
                        "no " + what + " name holds " + shown(character) + "; write class#method, " + EXAMPLE);
            }
        }
    }

    private static String shown(char character) {
        return Character.isWhitespace(character) ? "a blank" : "the character " + character;
    }
}
