package io.runtrack.agent.template;

import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.values.NamedPart;
import io.runtrack.agent.values.Step;
import org.jspecify.annotations.Nullable;

/** Writes where a field comes from, as the template that would say the same. Stateless. */
public final class SourceText {

    private SourceText() {}

    /** Null for a field that nothing feeds. */
    public static @Nullable String of(FieldSource source, MethodShape method) {
        if (source == PlainSource.NONE) {
            return null;
        }
        if (source instanceof PlainSource.Literal literal) {
            return String.valueOf(literal.constant()).replace("{", "{{");
        }
        if (source instanceof Template template) {
            StringBuilder text = new StringBuilder();
            template.pieces().forEach(piece -> text.append(of(piece, method)));
            return text.toString();
        }
        return source instanceof ReturnedPath ? "{return}, if it is a path" : '{' + value(source, method) + '}';
    }

    private static String value(FieldSource source, MethodShape method) {
        if (source instanceof PlainSource.Argument argument) {
            String name = method.parameters().get(argument.position()).name();
            return name == null ? Integer.toString(argument.position()) : name;
        }
        if (source instanceof SourcePath path) {
            StringBuilder text = new StringBuilder(value(path.origin(), method));
            path.steps().forEach(step -> text.append(step(step)));
            return text.toString();
        }
        return source instanceof PlainSource.Receiver ? "this" : "return";
    }

    private static String step(Step step) {
        return step instanceof NamedPart part ? "." + part.name() : "[" + ((Step.Element) step).index() + "]";
    }
}
