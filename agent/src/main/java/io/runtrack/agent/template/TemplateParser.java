package io.runtrack.agent.template;

import io.runtrack.agent.method.MethodParameter;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a template for one method.
 *
 * <pre>
 * template    = { text | "{{" | placeholder }
 * placeholder = "{" ( name | position | "this" | "return" ) { "." part | "[" index "]" } "}"
 * </pre>
 *
 * A template that is one placeholder and nothing else keeps its value as it is; any other makes text of it. For one
 * thread.
 */
public final class TemplateParser {
    private final String template;
    private final @Nullable MethodShape method;
    private final Accessors accessors;
    private int at;

    private TemplateParser(String template, @Nullable MethodShape method, Accessors accessors) {
        this.template = template;
        this.method = method;
        this.accessors = accessors;
    }

    /** Without a method it binds nothing, and only finds out whether the template is well formed. */
    public static FieldSource parse(String template, @Nullable MethodShape method, Accessors accessors)
            throws UnboundTemplateException {
        return new TemplateParser(template, method, accessors).parse();
    }

    private FieldSource parse() throws UnboundTemplateException {
        List<FieldSource> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (at < template.length()) {
            char next = template.charAt(at++);
            if (next != '{') {
                text.append(next);
            } else if (at < template.length() && template.charAt(at) == '{') {
                text.append('{');
                at++;
            } else {
                flush(text, pieces);
                pieces.add(placeholder());
            }
        }
        flush(text, pieces);
        return pieces.size() == 1 ? pieces.get(0) : new Template(pieces);
    }

    private static void flush(StringBuilder text, List<FieldSource> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new PlainSource.Literal(text.toString()));
            text.setLength(0);
        }
    }

    private FieldSource placeholder() throws UnboundTemplateException {
        FieldSource origin = origin(name());
        List<Step> steps = new ArrayList<>();
        while (current() != '}') {
            if (template.charAt(at++) == '.') {
                steps.add(accessors.part(requirePresent(name())));
            } else {
                steps.add(new Step.Element(index()));
            }
        }
        at++;
        return steps.isEmpty() ? origin : new SourcePath(origin, steps);
    }

    private FieldSource origin(String name) throws UnboundTemplateException {
        boolean isPosition = Character.isDigit(requirePresent(name).charAt(0));
        int position = isPosition ? number(name) : -1;
        if (method == null) {
            return PlainSource.NONE;
        }
        return switch (name) {
            case "this" -> receiver(method);
            case "return" -> result(method);
            default -> isPosition ? byPosition(position, method) : byName(name, method);
        };
    }

    private static FieldSource receiver(MethodShape method) throws UnboundTemplateException {
        if (method.isStatic()) {
            throw new UnboundTemplateException(
                    "a static method has no {this}; " + UnboundTemplateException.choices(method));
        }
        return new PlainSource.Receiver();
    }

    private static FieldSource result(MethodShape method) throws UnboundTemplateException {
        if (method.returnTypeName().equals("void")) {
            throw new UnboundTemplateException(
                    "a void method has no {return}; " + UnboundTemplateException.choices(method));
        }
        return new PlainSource.Result();
    }

    private static FieldSource byPosition(int position, MethodShape method) throws UnboundTemplateException {
        if (position >= method.parameters().size()) {
            throw new UnboundTemplateException(
                    "there is no parameter {" + position + "}; " + UnboundTemplateException.choices(method));
        }
        return new PlainSource.Argument(position);
    }

    private static FieldSource byName(String name, MethodShape method) throws UnboundTemplateException {
        List<MethodParameter> parameters = method.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (name.equals(parameters.get(i).name())) {
                return new PlainSource.Argument(i);
            }
        }
        throw new UnboundTemplateException(
                "there is no parameter {" + name + "}; " + UnboundTemplateException.choices(method));
    }

    /** The characters up to the next sign of the grammar. */
    private String name() throws UnboundTemplateException {
        int start = at;
        while (".[]{}".indexOf(current()) < 0) {
            at++;
        }
        if (current() == '{' || current() == ']') {
            throw new UnboundTemplateException(
                    "there is a stray " + current() + " at character " + (at + 1) + "; write {{ for a literal brace");
        }
        return template.substring(start, at).strip();
    }

    private int index() throws UnboundTemplateException {
        int end = template.indexOf(']', at);
        if (end < 0) {
            throw new UnboundTemplateException("a [ has no ]; write [0] for the first element, [-1] for the last");
        }
        String digits = template.substring(at, end).strip();
        at = end + 1;
        if (current() != '.' && current() != '[' && current() != '}') {
            throw new UnboundTemplateException("after ] there may follow . or [ or }, not " + current());
        }
        return number(digits);
    }

    private static int number(String digits) throws UnboundTemplateException {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notNumber) {
            throw new UnboundTemplateException(
                    "\"" + digits + "\" is not a number; parameters and elements are counted from 0", notNumber);
        }
    }

    private static String requirePresent(String name) throws UnboundTemplateException {
        if (name.isEmpty()) {
            throw new UnboundTemplateException(
                    "a name is missing; write {name}, {0}, {this} or {return}, then .part or [n]");
        }
        return name;
    }

    private char current() throws UnboundTemplateException {
        if (at >= template.length()) {
            throw new UnboundTemplateException("a { has no }; write {{ for a literal brace");
        }
        return template.charAt(at);
    }
}
