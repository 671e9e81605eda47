package io.runtrack.agent.capture;

import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.template.FieldSource;
import io.runtrack.agent.template.PlainSource;
import io.runtrack.agent.template.SourcePath;
import io.runtrack.agent.template.Template;
import io.runtrack.agent.template.TemplateParser;
import io.runtrack.agent.template.UnboundTemplateException;
import io.runtrack.agent.values.Accessors;
import io.runtrack.diagnostics.Diagnostics;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for one annotation of one method, where each field comes from; warns of templates that do not fit. For one
 * thread.
 */
final class FieldBinder {
    /** What becomes of a field whose template does not fit. */
    static final String LEFT_EMPTY = "the field stays empty";

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
        return field(attribute, whenAbsent, LEFT_EMPTY);
    }

    private FieldSource field(String attribute, FieldSource whenAbsent, String otherwise) {
        String template = annotation.text(attribute);
        return template == null ? whenAbsent : compile(attribute, template, otherwise);
    }

    /** The same, of a field that is filled when the method is entered: there is no result yet. */
    FieldSource fieldAtStart(String attribute, FieldSource whenAbsent) {
        return fieldAtStart(attribute, whenAbsent, LEFT_EMPTY);
    }

    private FieldSource fieldAtStart(String attribute, FieldSource whenAbsent, String otherwise) {
        FieldSource source = field(attribute, whenAbsent, otherwise);
        if (!asksForResult(source)) {
            return source;
        }
        warn(attribute, otherwise, "it is filled when the method is entered, there is no {return} yet");
        return PlainSource.NONE;
    }

    FieldSource field(String attribute) {
        return field(attribute, PlainSource.NONE);
    }

    /** An attribute that is no template: braces in it stand for themselves, which is hardly what was meant. */
    @Nullable
    String fixed(String attribute) {
        String text = annotation.text(attribute);
        if (text != null && text.indexOf('{') >= 0) {
            warnOf(attribute, "is no template, the braces are taken as they are" + remedy(attribute));
        }
        return text;
    }

    /**
     * The name of a command or subcommand: a template if a rule says it, a fixed text if an annotation does.
     *
     * @param otherwise what becomes of the field if the template does not fit
     */
    FieldSource name(String attribute, String otherwise) {
        if (annotation.isRule()) {
            return fieldAtStart(attribute, PlainSource.NONE, otherwise);
        }
        String text = fixed(attribute);
        return text == null ? PlainSource.NONE : new PlainSource.Literal(text);
    }

    /** Of a name, a rule can make a template. */
    private static String remedy(String attribute) {
        return attribute.equals("type")
                ? "; write the type itself"
                : "; a rule of the config file may hold a template there";
    }

    private FieldSource compile(String attribute, String template, String otherwise) {
        try {
            return TemplateParser.parse(template, method, accessors);
        } catch (UnboundTemplateException unbound) {
            warn(attribute, otherwise, unbound.getMessage());
            return PlainSource.NONE;
        }
    }

    private void warn(String attribute, String otherwise, @Nullable String why) {
        warnOf(attribute, "cannot be filled, " + otherwise + ": " + why);
    }

    private void warnOf(String attribute, String trouble) {
        String where = method.displayName() + method.descriptor();
        diagnostics.warn(
                "template " + where + ' ' + annotation.kind() + ' ' + attribute,
                method.displayName() + ": " + attribute + " = \"" + annotation.text(attribute) + "\" of "
                        + annotation.displayName() + ' ' + trouble);
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
