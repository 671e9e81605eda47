package io.runtrack.agent.template;

import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.ModuleOpener;
import org.jspecify.annotations.Nullable;

/** Judges templates before there is a method that they could be compiled for. Stateless. */
public final class TemplateSyntax {

    private TemplateSyntax() {}

    /** What no method could mend, and what to write instead; null if the template is well formed. */
    public static @Nullable String mistakeIn(String template) {
        try {
            TemplateParser.parse(template, null, new Accessors(new NothingToOpen()));
            return null;
        } catch (UnboundTemplateException mistake) {
            return mistake.getMessage();
        }
    }

    private static final class NothingToOpen implements ModuleOpener {
        @Override
        public void open(Module module, String packageName) {}
    }
}
