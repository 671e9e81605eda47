package io.runtrack.agent.instrument;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;

/**
 * Describes the one type that is being woven from its bytes, and all others by nothing but their names. Advice asks no more of them, and so
 * neither a class nor a resource of the host is touched while one of its classes is being loaded: no code of the host's loaders runs here.
 */
final class TypesByName extends TypePool.Default {

    private TypesByName(ClassFileLocator locator) {
        super(CacheProvider.Simple.withObjectType(), locator, ReaderMode.FAST);
    }

    static TypesByName of(String className, byte[] classFile) {
        return new TypesByName(ClassFileLocator.Simple.of(className, classFile));
    }

    @Override
    protected Resolution doDescribe(String name) {
        Resolution resolution = super.doDescribe(name);
        return resolution.isResolved()
                ? resolution
                : new Resolution.Simple(new TypeDescription.Latent(
                        name,
                        Opcodes.ACC_PUBLIC,
                        TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(Object.class),
                        List.of()));
    }
}
