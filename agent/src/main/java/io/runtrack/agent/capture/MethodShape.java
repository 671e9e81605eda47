package io.runtrack.agent.capture;

import java.util.List;

/**
 * A woven method as its class file declares it.
 *
 * @param className the binary name of the declaring class
 * @param name the method's name
 * @param descriptor the method's descriptor
 * @param isStatic whether it has no receiver
 * @param parameters its parameters in order, without the receiver
 * @param returnTypeName the binary name of its erased result, {@code void} included
 */
public record MethodShape(
        String className,
        String name,
        String descriptor,
        boolean isStatic,
        List<MethodParameter> parameters,
        String returnTypeName) {

    public MethodShape {
        parameters = List.copyOf(parameters);
    }

    /** {@code class#method}, as warnings name it. */
    public String displayName() {
        return className + '#' + name;
    }
}
