package io.runtrack.agent.capture;

import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.template.FieldSource;
import io.runtrack.agent.template.PlainSource;
import io.runtrack.agent.template.ReturnedPath;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of a file's record come from.
 *
 * @param path the file's path
 * @param type the kind of file; null when its extension is to tell
 * @param agentId the call-centre agent whom it belongs to
 * @param outputPath what was made of it
 */
record FileSources(FieldSource path, @Nullable String type, FieldSource agentId, FieldSource outputPath) {

    static FileSources bind(MethodShape method, FieldBinder binder) {
        ParameterDefaults defaults = new ParameterDefaults(method);
        FieldSource output = defaults.outputPath();
        if (output == PlainSource.NONE && mayReturnPath(method.returnTypeName())) {
            output = new ReturnedPath();
        }
        return new FileSources(
                binder.field("path", defaults.filePath()),
                binder.fixed("type"),
                binder.field("agentId", defaults.agentId()),
                binder.field("outputPath", output));
    }

    /** Spares the calls whose result cannot be one. Primitive types alone have no dot in their names. */
    private static boolean mayReturnPath(String typeName) {
        return typeName.indexOf('.') >= 0 && !typeName.equals("java.lang.String") && !typeName.startsWith("[");
    }

    @Nullable
    String typeOf(@Nullable String filePath) {
        return type == null ? FileTypes.of(filePath) : type;
    }
}
