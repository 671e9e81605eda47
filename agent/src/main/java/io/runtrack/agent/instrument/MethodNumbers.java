package io.runtrack.agent.instrument;

import java.util.Map;
import java.util.Objects;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;

/**
 * The numbers under which the tracked methods of one class call the linkage; Byte Buddy puts them where {@link MethodNumber} stands.
 *
 * @param byMethod by {@link TrackedMethod#key()}
 */
record MethodNumbers(Map<String, Integer> byMethod) implements Advice.OffsetMapping {

    @Override
    public Target resolve(
            TypeDescription type,
            MethodDescription method,
            Assigner assigner,
            Advice.ArgumentHandler argumentHandler,
            Sort sort) {
        String key = method.getInternalName() + method.getDescriptor();
        return new Target.ForStackManipulation(
                IntegerConstant.forValue(Objects.requireNonNull(byMethod.get(key), key)));
    }
}
