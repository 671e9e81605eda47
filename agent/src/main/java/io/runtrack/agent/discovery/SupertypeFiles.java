package io.runtrack.agent.discovery;

import io.runtrack.agent.classfile.ClassFileReader;
import io.runtrack.agent.classfile.ClassHead;
import io.runtrack.agent.classfile.DeclaredMethod;
import io.runtrack.agent.classfile.DeclaredType;
import io.runtrack.agent.method.MethodRules;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** Finds class files as compilers made them, also of types that are not loaded yet. Safe for any thread. */
public final class SupertypeFiles {

    private static final String VERSIONED = "#runtime";

    private final OpenArchives archives = new OpenArchives();

    /** Classes come in bursts from one jar, and a loader gives all of them the same object. */
    private volatile @Nullable Place last;

    private record Place(URL origin, File file, boolean isFolder) {}

    /** From the jar or folder that another class came from; null when it is not there. Runs none of the host's code. */
    public byte @Nullable [] besides(@Nullable URL origin, String name) {
        if (origin == null || !"file".equals(origin.getProtocol())) {
            return null;
        }
        try {
            Place place = place(origin);
            return place.isFolder ? ofFolder(place.file, name) : ofArchive(place.file, name);
        } catch (IOException | URISyntaxException | RuntimeException notThere) {
            return null;
        }
    }

    @SuppressWarnings("ReferenceEquality") // to compare URLs otherwise may ask the network for their hosts
    private Place place(URL origin) throws URISyntaxException {
        Place place = last;
        if (place == null || place.origin != origin) {
            place = new Place(origin, new File(origin.toURI()), origin.getPath().endsWith("/"));
            last = place;
        }
        return place;
    }

    private static byte @Nullable [] ofFolder(File folder, String name) throws IOException {
        File file = new File(folder, name.concat(".class"));
        if (!file.isFile()) {
            return null;
        }
        try (InputStream content = new FileInputStream(file)) { // which, unlike a channel, an interrupt does not close
            return content.readAllBytes();
        }
    }

    private byte @Nullable [] ofArchive(File file, String name) throws IOException {
        JarFile archive = archives.get(file);
        ZipEntry entry = archive.getEntry(name.concat(".class"));
        if (entry == null) {
            return null;
        }
        byte[] classFile = new byte[(int) entry.getSize()]; // to let the stream find out takes twice as long
        try (InputStream content = archive.getInputStream(entry)) {
            return content.readNBytes(classFile, 0, classFile.length) == classFile.length ? classFile : null;
        }
    }

    /**
     * The jar or folder in which a loader finds a type; null when it does not, or elsewhere. May run the host's code.
     */
    static @Nullable URL origin(ClassLoader loader, String name) {
        String entry = name.concat(".class");
        URL resource = resource(loader, entry);
        if (resource == null) {
            return null;
        }
        String text = withoutVersioning(resource.toString());
        boolean isArchive = text.startsWith("jar:file:") && text.endsWith("!/".concat(entry));
        if (!isArchive && !(text.startsWith("file:") && text.endsWith("/".concat(entry)))) {
            return null;
        }
        int start = isArchive ? "jar:".length() : 0;
        int end = text.length() - entry.length() - (isArchive ? "!/".length() : 0);
        try {
            return new URL(text.substring(start, end));
        } catch (MalformedURLException unusual) {
            return null;
        }
    }

    /** So the JDK's loaders mark what they find in a multi-release jar. */
    private static String withoutVersioning(String url) {
        return url.endsWith(VERSIONED) ? url.substring(0, url.length() - VERSIONED.length()) : url;
    }

    static @Nullable URL resource(ClassLoader loader, String name) {
        try {
            return loader.getResource(name);
        } catch (RuntimeException | LinkageError failing) {
            return null;
        }
    }

    /** A class as its compiler made it; null when nobody gives its class file, or what is given cannot be read. */
    @Nullable
    DeclaredType compiled(HostClass type) {
        byte[] classFile = classFile(type);
        return classFile == null ? null : readable(classFile);
    }

    /** The method of this name and descriptor that a class inherits from its superclasses; null when it has none. */
    @Nullable
    DeclaredMethod inherited(HostClass type, byte[] subclass, String key) {
        String name = ClassHead.read(subclass, true).parent();
        for (int depth = 0; name != null && depth < Lineage.DEEPEST; depth++) {
            byte[] classFile = classFile(new HostClass(type.loader(), name, type.origin()));
            DeclaredType declared = classFile == null ? null : readable(classFile);
            if (classFile == null || declared == null) {
                return null;
            }
            DeclaredMethod method = declared.method(key);
            if (method != null && method.isPublic() && method.isVirtual()) {
                return method.isAbstract() ? null : method;
            }
            name = ClassHead.read(classFile, true).parent();
        }
        return null;
    }

    private byte @Nullable [] classFile(HostClass type) {
        byte[] classFile = besides(type.origin(), type.name());
        return classFile == null ? through(type.loader(), type.name()) : classFile;
    }

    private static @Nullable DeclaredType readable(byte[] classFile) {
        try {
            return ClassFileReader.read(classFile, MethodRules.NONE);
        } catch (RuntimeException encrypted) {
            return null;
        }
    }

    /** As a resource of a loader, which may be the host's and run its code; null when it has none, or fails us. */
    static byte @Nullable [] through(ClassLoader loader, String name) {
        try (InputStream content = loader.getResourceAsStream(name.concat(".class"))) {
            return content == null ? null : content.readAllBytes();
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return null;
        }
    }
}
