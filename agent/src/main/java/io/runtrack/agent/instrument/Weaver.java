package io.runtrack.agent.instrument;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Weaves {@link TrackedAdvice} into the tracked methods of a class.
 *
 * <p>Safe for use by any number of threads; takes no locks, for a thread that loads a class holds some already.
 */
public final class Weaver implements ClassWeaver {

    private final Linkage linkage;
    private final MethodBinder binder;
    private final Consumer<String> warnings;
    private final AdviceTemplates templates = new AdviceTemplates();

    /**
     * Makes a weaver; this loads Byte Buddy.
     *
     * @param warnings takes what a pipeline's author should know about his annotations
     */
    public Weaver(Linkage linkage, MethodBinder binder, Consumer<String> warnings) {
        this.linkage = linkage;
        this.binder = binder;
        this.warnings = warnings;
    }

    @Override
    public byte @Nullable [] weave(byte[] classFile) throws ReflectiveOperationException {
        List<TrackedMethod> methods = ClassFileReader.read(classFile, warnings);
        if (methods.isEmpty()) {
            return null;
        }
        MethodNumbers numbers = numbered(methods);
        return AdviceWeaving.weave(
                methods.get(0).shape().className(),
                classFile,
                numbers.byMethod().keySet(),
                templates.tracked(numbers));
    }

    private MethodNumbers numbered(List<TrackedMethod> methods) throws ReflectiveOperationException {
        Map<String, Integer> numbers = new HashMap<>();
        for (TrackedMethod method : methods) {
            numbers.put(method.key(), linkage.add(binder.bind(method.shape(), method.annotations())));
        }
        return new MethodNumbers(numbers);
    }
}
