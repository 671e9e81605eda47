package io.runtrack.agent.instrument;

import io.runtrack.agent.discovery.HostClass;
import io.runtrack.agent.discovery.Lineage;
import io.runtrack.agent.discovery.TrackedType;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees every class that the host loads, and hands those that declare or inherit tracked methods to a weaver. The others
 * cost a walk through their constant pool; until the first that does there is no weaver, and nothing that could weave
 * has been loaded.
 *
 * <p>Called on any thread that loads a class, with that thread holding whatever locks it holds. A failure leaves the
 * class as it was.
 */
public final class TrackingTransformer implements ClassFileTransformer {

    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();
    private final @Nullable ClassLoader own = TrackingTransformer.class.getClassLoader();
    private final Supplier<ClassWeaver> weaverSource;
    private final Lineage lineage;
    private final Consumer<String> warnings;

    /** Guarded by this. */
    private @Nullable ClassWeaver weaver;

    /**
     * Makes a transformer.
     *
     * @param weaverSource is asked once, for the first class that declares or inherits tracking, on the thread that
     *     loads it
     * @param lineage tells which classes declare or inherit tracked methods
     * @param warnings takes what could not be woven, and why
     */
    public TrackingTransformer(Supplier<ClassWeaver> weaverSource, Lineage lineage, Consumer<String> warnings) {
        this.weaverSource = weaverSource;
        this.lineage = lineage;
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
            return loader == null || className == null || !concerns(loader)
                    ? null
                    : permitted(HostClass.of(loader, className, domain), classFile);
        } catch (Throwable problem) {
            warn(className, problem);
            return null;
        }
    }

    /**
     * Whether classes of a loader can be tracked. The JDK's cannot, and our own are loaded while one of the host's is
     * being woven.
     */
    boolean concerns(@Nullable ClassLoader loader) {
        return loader != null && loader != own && loader != platform;
    }

    /** Whether a class is one that somebody might want to have tracked. */
    boolean isOfHost(Class<?> type) {
        return concerns(type.getClassLoader()) && !type.isArray() && !type.isHidden();
    }

    /** A host that loads a class need not be allowed to read what we read for it. */
    @SuppressWarnings("removal") // asked here, so that without a security manager no class is loaded for it
    private byte @Nullable [] permitted(HostClass type, byte[] classFile) throws Exception {
        return System.getSecurityManager() == null
                ? transform(type, classFile)
                : Privileged.call(() -> transform(type, classFile));
    }

    private byte @Nullable [] transform(HostClass type, byte[] classFile) throws Exception {
        TrackedType tracked = lineage.tracked(type, classFile);
        return tracked == TrackedType.NONE ? null : weaver().weave(tracked, classFile);
    }

    /** When there can be no weaver, one warning is enough: the classes that follow are left alone. */
    private synchronized ClassWeaver weaver() {
        if (weaver == null) {
            weaver = ClassWeaver.NONE;
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
