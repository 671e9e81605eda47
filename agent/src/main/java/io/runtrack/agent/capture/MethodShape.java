package io.runtrack.agent.capture;

import java.util.ArrayList;
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

    /** What tells it from all other methods of its loader. */
    public String id() {
        return displayName() + descriptor;
    }

    /** The same with the parameters' names of another one; with its own when the other's class file keeps none. */
    MethodShape namedAs(MethodShape other) {
        List<MethodParameter> named = new ArrayList<>(parameters.size());
        boolean isNamed = false;
        for (int i = 0; i < parameters.size(); i++) {
            String name = other.parameters.get(i).name();
            isNamed |= name != null;
            named.add(new MethodParameter(name, parameters.get(i).typeName()));
        }
        return isNamed ? new MethodShape(className, name, descriptor, isStatic, named, returnTypeName) : this;
    }

    /** {@code class#method}, as warnings name it. */
    public String displayName() {
        return className + '#' + name;
    }
}
