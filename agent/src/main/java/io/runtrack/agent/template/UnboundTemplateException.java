package io.runtrack.agent.template;

import io.runtrack.agent.method.MethodParameter;
import io.runtrack.agent.method.MethodShape;
import java.util.List;

/** A template that does not fit its method. The message says why, and what to write instead. */
public final class UnboundTemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    UnboundTemplateException(String message) {
        super(message);
    }

    UnboundTemplateException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What a template of the method may begin with. */
    static String choices(MethodShape method) {
        List<MethodParameter> parameters = method.parameters();
        if (parameters.isEmpty()) {
            return "the method has no parameters";
        }
        boolean named = false;
        StringBuilder text = new StringBuilder("write ");
        for (int i = 0; i < parameters.size(); i++) {
            MethodParameter parameter = parameters.get(i);
            named |= parameter.name() != null;
            text.append(i == 0 ? "{" : ", {").append(parameter.name() == null ? String.valueOf(i) : parameter.name());
            text.append("} for the ").append(parameter.typeName());
        }
        return named ? text.toString() : text + ", or compile with -parameters: " + whyUnnamed(method);
    }

    private static String whyUnnamed(MethodShape method) {
        return method.mayHaveLostNames()
                ? "the class holds no parameter names as it was loaded, another agent may have removed them, and its"
                        + " loader gives no class file to look them up in"
                : "the class file holds no parameter names";
    }
}
