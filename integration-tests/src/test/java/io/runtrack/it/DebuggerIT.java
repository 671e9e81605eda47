package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import io.runtrack.it.host.Debugged;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * A debugger sees of a tracked method what the author wrote, and nothing of what was woven; its HotSwap keeps working.
 */
final class DebuggerIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void aTrackedMethodIsDebuggedAndSwapped(Jdk jdk) throws Exception {
        byte[] version2 =
                ClassFileText.of(Debugged.class).with("version-1", "version-2").bytes();
        FinishedJvm jvm;
        List<String> seen;
        try (Debugger debugger = Debugger.listen();
                RunningJvm running = host(jdk, debugger).start()) {
            DebuggedJvm debugged = debugger.accept();
            ThreadReference thread = debugged.runTo(Debugged.class.getName(), "describe");
            seen = new ArrayList<>(List.of(top(thread)));
            for (int i = 0; i < 3; i++) {
                debugged.stepOver(thread);
                seen.add(top(thread));
            }
            assertThat(thread.frames())
                    .extracting(frame -> frame.location().method().name())
                    .containsExactly("run", "main");
            debugged.hotSwap(Debugged.class.getName(), version2);
            debugged.letGo();
            jvm = running.await();
        }

        assertThat(seen)
                .containsExactly(
                        "describe:26 recording=UnixPath times=7 loud=true",
                        "describe:27 recording=UnixPath times=7 loud=true name=\"one.wav\"",
                        "describe:28 recording=UnixPath times=7 loud=true name=\"one.wav\""
                                + " described=\"one.wav 7 true version-1\"",
                        "run:20 debugged=Debugged");
        assertThat(jvm.outputLines()).containsExactly("one.wav 7 true version-1", "two.wav 8 false version-2");
        assertThat(jvm.errors()).isEqualTo("[runtrack] suppressed errors: 0\n");
        assertThat(new TrackedFolder(temporary.resolve("tracked")).onlyRun().files())
                .extracting(file -> file.get("file_path").asText() + " "
                        + file.get("file_type").asText())
                .containsExactly("/in/one.wav version-1", "/in/two.wav version-2");
    }

    private ForkedJvm host(Jdk jdk, Debugger debugger) {
        return ForkedJvm.on(jdk, temporary)
                .option(debugger.option())
                .agent("path=" + temporary.resolve("tracked") + ",log.level=debug")
                .main(Debugged.class);
    }

    /** Method, line and visible variables of the innermost frame. */
    private static String top(ThreadReference thread)
            throws IncompatibleThreadStateException, AbsentInformationException {
        StackFrame frame = thread.frame(0);
        StringBuilder seen = new StringBuilder();
        seen.append(frame.location().method().name())
                .append(':')
                .append(frame.location().lineNumber());
        for (LocalVariable variable : frame.visibleVariables()) {
            String value = String.valueOf(frame.getValue(variable));
            seen.append(' ')
                    .append(variable.name())
                    .append('=')
                    .append(value.replaceAll("instance of .*[.](\\w+)\\(.*", "$1"));
        }
        return seen.toString();
    }
}
