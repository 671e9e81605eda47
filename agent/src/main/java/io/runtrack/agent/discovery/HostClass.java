package io.runtrack.agent.discovery;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * A class as the JVM offers it to transformers.
 *
 * @param loader that defines it
 * @param name in the form of class files
 * @param origin the jar or folder that it comes from; null when it comes from elsewhere
 */
public record HostClass(
        ClassLoader loader, String name, @Nullable URL origin) {

    public static HostClass of(ClassLoader loader, String name, @Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        return new HostClass(loader, name, source == null ? null : source.getLocation());
    }

    /** As {@link Class#getName()} has it. */
    String binaryName() {
        return name.replace('/', '.');
    }
}
