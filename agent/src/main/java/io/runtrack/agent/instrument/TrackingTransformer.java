package io.runtrack.agent.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees every class that the host loads, and hands those that mention tracking to a weaver. The others cost a walk through their constant
 * pool; until the first that does there is no weaver, and nothing that could weave has been loaded.
 *
 * <p>Called on any thread that loads a class, with that thread holding whatever locks it holds. A failure leaves the class as it was.
 */
public final class TrackingTransformer implements ClassFileTransformer {

    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();
    private final @Nullable ClassLoader own = TrackingTransformer.class.getClassLoader();
    private final Supplier<ClassWeaver> weaverSource;
    private final MethodRules rules;
    private final Consumer<String> warnings;

    /** Guarded by this. */
    private @Nullable ClassWeaver weaver;

    /**
     * Makes a transformer.
     *
     * @param weaverSource is asked once, for the first class that mentions tracking, on the thread that loads it
     * @param rules what the configuration says of methods
     * @param warnings takes what could not be woven, and why
     */
    public TrackingTransformer(Supplier<ClassWeaver> weaverSource, MethodRules rules, Consumer<String> warnings) {
        this.weaverSource = weaverSource;
        this.rules = rules;
        this.warnings = warnings;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        try {
            return concerns(loader) && mayDeclareTracking(className, classFile) ? weaver().weave(classFile) : null;
        } catch (Throwable problem) {
            warn(className, problem);
            return null;
        }
    }

    /** Whether classes of a loader can be tracked. The JDK's cannot, and our own are loaded while one of the host's is being woven. */
    boolean concerns(@Nullable ClassLoader loader) {
        return loader != null && loader != own && loader != platform;
    }

    private boolean mayDeclareTracking(@Nullable String className, byte[] classFile) {
        if (rules == MethodRules.NONE || className == null) {
            return ConstantPool.mentionsTracking(classFile);
        }
        String name = className.replace('/', '.');
        return (rules.mayName(name) || ConstantPool.mentionsTracking(classFile)) && !rules.excludes(name);
    }

    /** When there can be no weaver, one warning is enough: the classes that follow are left alone. */
    private synchronized ClassWeaver weaver() {
        if (weaver == null) {
            weaver = classFile -> null;
            weaver = weaverSource.get();
        }
        return weaver;
    }

    private void warn(@Nullable String className, Throwable problem) {
        try {
            warnings.accept("cannot weave " + className + ", it is not tracked: " + problem);
        } catch (Throwable ignored) {
            // Out of memory or stack: what matters is that the host's class is loaded.
        }
    }
}
