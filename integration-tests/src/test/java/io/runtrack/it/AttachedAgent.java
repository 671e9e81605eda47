package io.runtrack.it;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.RunningJvm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent that is loaded into a JVM which runs already, as {@code jcmd} and consoles do. */
record AttachedAgent(Path jar) {

    /** Makes an agent's jar of one of the host classes. */
    static AttachedAgent of(Class<?> agentClass, Path folder) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Agent-Class", agentClass.getName());
        attributes.putValue("Can-Redefine-Classes", "true");
        attributes.putValue("Can-Retransform-Classes", "true");
        Path jar = folder.resolve(agentClass.getSimpleName() + ".jar");
        String entry = agentClass.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file, manifest)) {
            content.putNextEntry(new JarEntry(entry));
            Files.copy(ForkedJvm.hostClasses().resolve(entry), content);
        }
        return new AttachedAgent(jar);
    }

    /** Returns when the agent has started, with whatever it does at its start done. */
    void attach(RunningJvm jvm, String arguments) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(jvm.pid()));
            try {
                machine.loadAgent(jar.toString(), arguments);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException refused) {
            throw new AssertionError("cannot attach " + jar + " to " + jvm.pid(), refused);
        }
    }
}
