package io.runtrack.agent.discovery;

import io.runtrack.agent.classfile.ClassFileReader;
import io.runtrack.agent.classfile.ClassHead;
import io.runtrack.agent.classfile.ConstantPool;
import io.runtrack.agent.classfile.DeclaredMethod;
import io.runtrack.agent.classfile.DeclaredType;
import io.runtrack.agent.method.MethodRules;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which classes declare tracked methods or inherit from a type that does. Supertypes that are not loaded yet are
 * read from the jar or folder of the class that names them, or as a resource of its loader. They are never loaded: the
 * JVM does not call transformers out of one another, so a class that we had loaded would escape the weaving of every
 * agent.
 *
 * <p>Called on threads that load classes, any number at once; takes no locks. Verdicts are kept by loader and name, for
 * as long as the loader lives.
 */
public final class Lineage {

    private static final String ANNOTATION = "io/runtrack/annotations/TrackedFile.class";
    private static final String JDK = "java/";

    /** Types that are their own supertypes would be followed for ever; the JVM will refuse them. */
    static final int DEEPEST = 200;

    private final SupertypeFiles files = new SupertypeFiles();
    private final KnownTypes known = new KnownTypes();
    private final ClassLoader platform = ClassLoader.getPlatformClassLoader();
    private final MethodRules rules;
    private volatile boolean hasBegun;

    public Lineage(MethodRules rules) {
        this.rules = rules;
    }

    MethodRules rules() {
        return rules;
    }

    /**
     * {@link TrackedType#NONE} for a class that neither declares nor inherits anything. Its verdict is left for its
     * subclasses.
     */
    public TrackedType of(HostClass type, byte[] classFile) {
        boolean mentions = ConstantPool.mentionsTracking(classFile);
        if (!hasBegun) {
            begin(classFile);
        }
        boolean declares = isNamed(type.name()) || mentions;
        KnownTypes.OfLoader here = known.of(type.loader());
        if (mentions) {
            here.mayInherit = true;
        } else if (!declares && cannotInherit(here)) {
            return TrackedType.NONE;
        }
        ClassHead head = ClassHead.read(classFile, !isWithoutRules());
        if (!declares && head.hasSupertypes() && (isOfLibrary(type.name()) || !mayInherit(type.loader(), here))) {
            return TrackedType.NONE;
        }
        TrackedType verdict = adopting(type, classFile, named(type, verdict(type, head, classFile, declares, 0)));
        if (!head.isFinal()) {
            here.put(type.name(), verdict);
        }
        return verdict;
    }

    /** The first class of the host. */
    private void begin(byte[] classFile) {
        hasBegun = true;
        for (String awaited : rules.awaited()) {
            if (ConstantPool.mentionsType(classFile, awaited.replace('.', '/'))) {
                rules.mayName(awaited);
            }
        }
    }

    /**
     * Other agents may have rewritten the class before, and left the variable table as it was of no use: names are
     * those of the class file then.
     */
    private TrackedType named(HostClass type, TrackedType offered) {
        if (!offered.lacksNames()) {
            return offered;
        }
        DeclaredType compiled = files.compiled(type);
        DeclaredType declared = offered.declared();
        return offered.as(compiled == null ? declared.withLostNames() : declared.namedAs(compiled));
    }

    /** Superclasses of which there is nothing to inherit may still implement what the class's interfaces ask for. */
    private TrackedType adopting(HostClass type, byte[] classFile, TrackedType verdict) {
        List<AdoptedMethod> adopted = new ArrayList<>();
        for (DeclaredMethod each : verdict.unimplemented()) {
            DeclaredMethod body = files.inherited(type, classFile, each.key());
            if (body != null) {
                adopted.add(new AdoptedMethod(body, each));
            }
        }
        return adopted.isEmpty() ? verdict : verdict.adopting(adopted);
    }

    /**
     * The same, and {@link TrackedType#NONE} too for a class none of whose methods is tracked, whatever its subclasses
     * inherit from it.
     */
    public TrackedType tracked(HostClass type, byte[] classFile) {
        TrackedType verdict = of(type, classFile);
        return verdict == TrackedType.NONE
                        || rules.excludes(type.binaryName())
                        || GeneratedProxies.include(ClassHead.read(classFile, true))
                ? TrackedType.NONE
                : verdict;
    }

    /**
     * The same as {@link #of(HostClass, byte[])} of a class that is loaded: its supertypes are, too, and are asked for
     * their names only.
     */
    public TrackedType of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        String name = type.getName().replace('.', '/');
        if (loader == null || loader == platform) {
            return isWithoutRules() ? TrackedType.NONE : supertype(new HostClass(platform, name, null), name, 0);
        }
        KnownTypes.OfLoader here = known.of(loader);
        TrackedType verdict = here.get(name);
        if (verdict == null) {
            Class<?> parent = type.getSuperclass();
            List<TrackedType> interfaces = new ArrayList<>();
            for (Class<?> each : type.getInterfaces()) {
                interfaces.add(leave(here, each));
            }
            byte[] classFile = SupertypeFiles.through(loader, name);
            boolean mentions = classFile != null && ConstantPool.mentionsTracking(classFile);
            if (mentions) {
                here.mayInherit = true;
            }
            boolean declares = isNamed(name) || mentions;
            TrackedType inherited = parent == null ? TrackedType.NONE : leave(here, parent);
            verdict = verdict(name, classFile, declares, inherited, interfaces);
            here.put(name, verdict);
        }
        return verdict;
    }

    /**
     * A loader that has others load its classes' supertypes need not be their child: what is known there is known here.
     */
    private TrackedType leave(KnownTypes.OfLoader here, Class<?> supertype) {
        TrackedType verdict = of(supertype);
        here.put(supertype.getName().replace('.', '/'), verdict);
        return verdict;
    }

    private TrackedType verdict(HostClass type, ClassHead head, byte[] classFile, boolean declares, int depth) {
        if (!declares && !head.hasSupertypes()) {
            return TrackedType.NONE;
        }
        String parent = head.parent();
        TrackedType inherited = parent == null ? TrackedType.NONE : supertype(type, parent, depth);
        List<TrackedType> interfaces = new ArrayList<>(head.interfaces().size());
        for (String each : head.interfaces()) {
            interfaces.add(supertype(type, each, depth));
        }
        return verdict(type.name(), classFile, declares, inherited, interfaces);
    }

    private TrackedType verdict(
            String name,
            byte @Nullable [] classFile,
            boolean declares,
            TrackedType parent,
            List<TrackedType> interfaces) {
        boolean inherits = parent != TrackedType.NONE;
        for (TrackedType each : interfaces) {
            inherits |= each != TrackedType.NONE;
        }
        if (!declares && !inherits) {
            return TrackedType.NONE;
        }
        DeclaredType declared = classFile == null ? DeclaredType.unknown(name) : ClassFileReader.read(classFile, rules);
        return TrackedType.of(declared, parent, interfaces);
    }

    private TrackedType supertype(HostClass type, String name, int depth) {
        if (depth > DEEPEST) {
            return TrackedType.NONE;
        }
        ClassLoader loader = name.startsWith(JDK) ? platform : type.loader();
        KnownTypes.OfLoader here = known.of(loader);
        TrackedType verdict = here.get(name);
        if (verdict == null) {
            verdict = find(new HostClass(loader, name, type.origin()), depth + 1);
            if (verdict == null) {
                return TrackedType.NONE; // until it is loaded
            }
            here.put(name, verdict);
        }
        return verdict;
    }

    /**
     * First where the subclass came from: child-first loaders look there first, too, and others hardly ever have a
     * second one. Null when nobody knows it.
     */
    private @Nullable TrackedType find(HostClass type, int depth) {
        if (isOfLibrary(type.name())) {
            return TrackedType.NONE;
        }
        byte[] classFile = files.besides(type.origin(), type.name());
        if (classFile != null) {
            return read(type, classFile, depth);
        }
        TrackedType ofParent = known.ofParents(type.loader(), type.name());
        if (ofParent != null) {
            return ofParent;
        }
        URL elsewhere = SupertypeFiles.origin(type.loader(), type.name());
        classFile = files.besides(elsewhere, type.name());
        if (classFile == null) {
            classFile = SupertypeFiles.through(type.loader(), type.name());
        }
        return classFile == null
                ? ofOthers(type, depth)
                : read(new HostClass(type.loader(), type.name(), elsewhere), classFile, depth);
    }

    /**
     * A loader that gives no class file of what it gets from others gets it, as a rule, from the loader of its own
     * class: that of the host of plug-ins, say.
     */
    private @Nullable TrackedType ofOthers(HostClass type, int depth) {
        ClassLoader owner = type.loader().getClass().getClassLoader();
        TrackedType ofOwner = owner == null || owner == type.loader()
                ? TrackedType.NONE
                : supertype(new HostClass(owner, type.name(), null), type.name(), depth);
        return ofOwner == TrackedType.NONE ? known.tracked(type.name()) : ofOwner;
    }

    private TrackedType read(HostClass type, byte[] classFile, int depth) {
        boolean declares = isNamed(type.name()) || ConstantPool.mentionsTracking(classFile);
        return verdict(type, ClassHead.read(classFile, !isWithoutRules()), classFile, declares, depth);
    }

    private boolean isWithoutRules() {
        return !rules.mayNameAny();
    }

    /** Asked of each class before all else: it may be the one that brings rules. */
    private boolean isNamed(String name) {
        return rules != MethodRules.NONE && rules.mayName(name.replace('/', '.'));
    }

    /** A rule may name the method of a library, an annotation hardly stands there. */
    private boolean isOfLibrary(String name) {
        return isWithoutRules() && KnownLibraries.contain(name) && !isNamed(name) && isWithoutRules();
    }

    private boolean cannotInherit(KnownTypes.OfLoader here) {
        return isWithoutRules() && Boolean.FALSE.equals(here.mayInherit);
    }

    /**
     * Whether a class that names supertypes has to be looked at. Found out once a loader, and only when one of its
     * classes might inherit something: one that may get supertypes from a loader of which it says nothing cannot tell
     * what these see.
     */
    private boolean mayInherit(ClassLoader loader, KnownTypes.OfLoader here) {
        if (here.mayInherit == null) {
            here.mayInherit = known.oneOfParentsMayInherit(loader)
                    || !PlainLoaders.include(loader)
                    || SupertypeFiles.resource(loader, ANNOTATION) != null;
        }
        return !isWithoutRules() || Boolean.TRUE.equals(here.mayInherit);
    }
}
