package io.runtrack.agent.rules;

import io.runtrack.agent.method.MethodShape;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a rule names: {@code class#method} or {@code class#method(parameter.Types)}.
 *
 * @param text as it was written
 * @param className the classes that declare them
 * @param methodName their names
 * @param parameters their parameters; null if any will do
 */
record MethodPattern(
        String text,
        NamePattern className,
        NamePattern methodName,
        @Nullable ParameterPattern parameters) {

    static MethodPattern parse(String text) throws InvalidPatternException {
        int hash = text.indexOf('#');
        if (hash < 0) {
            throw new InvalidPatternException("names no method; write class#method, such as com.acme.Main#main");
        }
        NamePattern className = PatternSyntax.className(text.substring(0, hash).strip());
        String method = text.substring(hash + 1).strip();
        int parenthesis = method.indexOf('(');
        if (parenthesis < 0) {
            return new MethodPattern(text, className, PatternSyntax.methodName(method), null);
        }
        if (!method.endsWith(")")) {
            throw new InvalidPatternException("the parameters have no closing parenthesis at the end; write one");
        }
        NamePattern methodName =
                PatternSyntax.methodName(method.substring(0, parenthesis).strip());
        String types = method.substring(parenthesis + 1, method.length() - 1);
        return new MethodPattern(text, className, methodName, ParameterPattern.parse(types));
    }

    /** Whether it names a method of a class that is known to match. Never a constructor, whatever the wildcards. */
    boolean matchesIn(MethodShape method) {
        return !method.name().startsWith("<")
                && methodName.matches(method.name())
                && (parameters == null || parameters.matches(method.parameters()));
    }

    /** A method as a pattern like this one would name it. */
    String write(MethodShape method) {
        return parameters == null
                ? method.displayName()
                : method.displayName() + ParameterPattern.write(method.parameters());
    }
}
