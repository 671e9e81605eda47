package io.runtrack.agent.rules;

import io.runtrack.agent.method.MethodParameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of a method's parameters as a source file writes them: {@code (java.nio.file.Path, int[], String...)}. A
 * type without its package stands for every type of that name. Type variables are to be written as the type that they
 * are erased to. Immutable.
 */
final class ParameterPattern {
    private final List<TypePattern> types;

    private ParameterPattern(List<TypePattern> types) {
        this.types = types;
    }

    /**
     * One type.
     *
     * @param name of an array that of its elements
     * @param anywhere whether the name stands without its package
     * @param dimensions of an array; 0 for what is none
     */
    private record TypePattern(NamePattern name, boolean anywhere, int dimensions) {

        boolean matches(String binaryName) {
            int actualDimensions = binaryName.lastIndexOf('[') + 1;
            return actualDimensions == dimensions && matchesElement(elementName(binaryName, actualDimensions));
        }

        private boolean matchesElement(String element) {
            if (name.matches(element)) {
                return true;
            }
            for (int i = 0; anywhere && i < element.length(); i++) {
                boolean separator = element.charAt(i) == '.' || element.charAt(i) == '$';
                if (separator && name.matches(element.substring(i + 1))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The text between the parentheses. */
    static ParameterPattern parse(String text) throws InvalidPatternException {
        List<TypePattern> types = new ArrayList<>();
        if (text.isBlank()) {
            return new ParameterPattern(types);
        }
        int start = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', start)) {
            types.add(type(text.substring(start, comma).strip(), false));
            start = comma + 1;
        }
        types.add(type(text.substring(start).strip(), true));
        return new ParameterPattern(List.copyOf(types));
    }

    private static TypePattern type(String text, boolean last) throws InvalidPatternException {
        if (text.equals("..") || text.equals("...")) {
            throw new InvalidPatternException("names no type; leave the parentheses out for parameters of any types");
        }
        if (text.indexOf('<') >= 0) {
            throw new InvalidPatternException("a type with type arguments; leave out < and what follows");
        }
        String name = text;
        int dimensions = 0;
        if (last && name.endsWith("...")) {
            name = name.substring(0, name.length() - 3).strip();
            dimensions++;
        }
        while (name.endsWith("[]")) {
            name = name.substring(0, name.length() - 2).strip();
            dimensions++;
        }
        NamePattern pattern = PatternSyntax.className(name);
        boolean anywhere = name.indexOf('.') < 0 || Character.isUpperCase(name.charAt(0)); // Path, Map.Entry
        return new TypePattern(pattern, anywhere, dimensions);
    }

    boolean matches(List<MethodParameter> parameters) {
        if (parameters.size() != types.size()) {
            return false;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!types.get(i).matches(parameters.get(i).typeName())) {
                return false;
            }
        }
        return true;
    }

    /** Of {@code [[Ljava.lang.String;} it is {@code java.lang.String}, of {@code [I} it is {@code int}. */
    private static String elementName(String binaryName, int dimensions) {
        if (dimensions == 0) {
            return binaryName;
        }
        return switch (binaryName.charAt(dimensions)) {
            case 'Z' -> "boolean";
            case 'C' -> "char";
            case 'B' -> "byte";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            default -> binaryName.substring(dimensions + 1, binaryName.length() - 1);
        };
    }

    /** As {@link MethodPattern} would write the types of a method. */
    static String write(List<MethodParameter> parameters) {
        StringBuilder text = new StringBuilder("(");
        for (MethodParameter parameter : parameters) {
            String type = parameter.typeName();
            int dimensions = type.lastIndexOf('[') + 1;
            text.append(text.length() == 1 ? "" : ", ")
                    .append(elementName(type, dimensions))
                    .append("[]".repeat(dimensions));
        }
        return text.append(')').toString();
    }
}
