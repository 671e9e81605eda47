package io.runtrack.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.Endings;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.io.TempDir;

/**
 * An image whose environment names the agent has every JVM in it load it: the JDK's own tools too, which it does not
 * concern.
 */
@Slow
final class JdkToolsIT {
    private static final int JVMS = 7;
    private static final String SCRIPT = """
            cd /tmp
            echo 'class Hello { public static void main(String[] a) { System.out.println("hello"); } }' >Hello.java
            echo 'class Broken { int number = "text"; }' >Broken.java
            javac -d classes Hello.java; echo "javac $?"
            javac -d classes Broken.java; echo "javac $?"
            jar --create --file hello.jar --main-class Hello -C classes .; echo "jar $?"
            jar --list --file hello.jar; echo "jar $?"
            keytool -genkeypair -keystore keys -storepass secret -alias one -dname CN=One -keyalg RSA; echo "keytool $?"
            keytool -exportcert -rfc -keystore keys -storepass wrong -alias one; echo "keytool $?"
            java -jar hello.jar; echo "java $?"
            """;

    @TempDir
    private Path temporary;

    @EachJdk
    void theToolsDoWhatTheyDoWithoutTheAgent(Jdk jdk) throws IOException {
        Path volume = Files.createDirectory(temporary.resolve("volume"));
        ContainerImage image = ContainerImage.of(jdk);
        FinishedJvm without = Container.bare(image, temporary)
                .command("/bin/sh", "-c", SCRIPT)
                .run();
        FinishedJvm with = Container.of(image, temporary)
                .volume(volume, Container.TRACKING)
                .command("/bin/sh", "-c", SCRIPT)
                .run();

        assertThat(without.outputLines())
                .contains("javac 0", "javac 1", "jar 0", "Hello.class", "keytool 0", "keytool 1", "hello", "java 0");
        assertThat(with.output()).isEqualTo(without.output());
        assertThat(with.hostErrorLines())
                .filteredOn(line -> !line.equals(Container.BANNER))
                .isEqualTo(without.hostErrorLines());
        assertThat(Collections.frequency(with.hostErrorLines(), Container.BANNER))
                .isEqualTo(JVMS);
        assertThat(with.agentLines()).isEmpty();
        assertThat(with.exitCode()).isEqualTo(without.exitCode());
        assertThat(volume).as("nothing was tracked").isEmptyDirectory();
    }

    @EachJdk
    void jcmdSeesProcessOne(Jdk jdk) throws IOException {
        Path volume = Files.createDirectory(temporary.resolve("volume"));
        try (RunningContainer container = Container.of(ContainerImage.of(jdk), temporary)
                .volume(volume, Container.TRACKING)
                .main(Endings.class, "wait")
                .start()) {
            container.awaitLine("holding");

            assertThat(container.exec("jcmd", "1", "VM.command_line"))
                    .startsWith(Container.BANNER + "\n1:\n")
                    .contains("java_command: " + Endings.class.getName() + " wait")
                    .doesNotContain("[runtrack]");

            FinishedJvm jvm = container.stop(30);
            assertThat(jvm.exitCode()).isEqualTo(143);
            assertThat(jvm.errors()).isEqualTo(Container.BANNER + "\n");
        }
        assertThat(new TrackedFolder(volume).onlyRun().number("signal")).isEqualTo(15);
    }
}
