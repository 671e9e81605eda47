package io.runtrack.agent.capture;

import io.runtrack.tracking.Diagnostics;
import org.jspecify.annotations.Nullable;

/** Decides, for one annotation of one method, where each field comes from; warns of templates that do not fit. For one thread. */
final class FieldBinder {
    private final MethodShape method;
    private final TrackedAnnotation annotation;
    private final Accessors accessors;
    private final Diagnostics diagnostics;

    FieldBinder(MethodShape method, TrackedAnnotation annotation, Accessors accessors, Diagnostics diagnostics) {
        this.method = method;
        this.annotation = annotation;
        this.accessors = accessors;
        this.diagnostics = diagnostics;
    }

    /** The attribute's template; without one, the default. A template that does not fit leaves the field null. */
    FieldSource field(String attribute, FieldSource whenAbsent) {
        String template = annotation.text(attribute);
        return template == null ? whenAbsent : compile(attribute, template);
    }

    /** The same, of a field that is filled when the method is entered: there is no result yet. */
    FieldSource fieldAtStart(String attribute, FieldSource whenAbsent) {
        FieldSource source = field(attribute, whenAbsent);
        if (!asksForResult(source)) {
            return source;
        }
        warn(attribute, "it is filled when the method is entered, there is no {return} yet");
        return PlainSource.NONE;
    }

    FieldSource field(String attribute) {
        return field(attribute, PlainSource.NONE);
    }

    /** An attribute that is no template. */
    @Nullable
    String fixed(String attribute) {
        return annotation.text(attribute);
    }

    private FieldSource compile(String attribute, String template) {
        try {
            return TemplateParser.parse(template, method, accessors);
        } catch (UnboundTemplateException unbound) {
            warn(attribute, unbound.getMessage());
            return PlainSource.NONE;
        }
    }

    private void warn(String attribute, @Nullable String why) {
        String where = method.displayName() + method.descriptor();
        diagnostics.warn(
                "template " + where + ' ' + annotation.kind() + ' ' + attribute,
                method.displayName() + ": " + attribute + " = \"" + annotation.text(attribute) + "\" of "
                        + annotation.displayName() + " cannot be filled, the field stays empty: " + why);
    }

    private static boolean asksForResult(FieldSource source) {
        if (source instanceof Template template) {
            for (FieldSource piece : template.pieces()) {
                if (asksForResult(piece)) {
                    return true;
                }
            }
        }
        return source instanceof PlainSource.Result
                || (source instanceof SourcePath path && asksForResult(path.origin()));
    }
}
