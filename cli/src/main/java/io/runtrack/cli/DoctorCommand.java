package io.runtrack.cli;

import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code doctor}: whether a pipeline that was started here, with this environment, would be tracked. */
@Command(
        name = "doctor",
        sortOptions = false,
        description = {
            "Shows each setting and where it comes from, tries the storage with a probe that is deleted again, and looks at the spool."
        },
        footer = {"", "Example:", "  java -jar runtrack.jar doctor config=runtrack.yaml"})
final class DoctorCommand implements Callable<Integer> {
    private final Screen screen;
    private final Surroundings surroundings;

    @Mixin
    private StorageOption storage = new StorageOption();

    @Parameters(
            index = "0..*",
            paramLabel = "KEY=VALUE",
            description = "Settings as they would be written behind -javaagent:runtrack-agent.jar=.")
    private List<String> arguments = new ArrayList<>();

    DoctorCommand(Screen screen, Surroundings surroundings) {
        this.screen = screen;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        Checkup checkup = new Checkup(screen);
        checkup.settings(settings, surroundings.environment());
        if (settings.isTracking()) {
            checkup.storage(String.valueOf(settings.path()));
            checkup.spool(settings.spool());
        } else {
            checkup.problem(
                    "Tracking", settings.enabled() ? "is off: no path is set" : "is switched off by enabled=false");
        }
        return checkup.isWell() ? Runtrack.DONE : Runtrack.FAILED;
    }

    private Settings settings() {
        String path = storage.given(surroundings.environment());
        SettingSources sources = new SettingSources(
                agentArguments(),
                name -> name.equals("tracking.path") && path != null ? path : System.getProperty(name),
                surroundings.environment());
        try {
            return Settings.load(sources);
        } catch (InvalidSettingsException mistakes) {
            for (SettingProblem mistake : mistakes.problems()) {
                screen.say("runtrack: " + mistake.message());
            }
            throw new Failure(
                    mistakes.problems().size() == 1
                            ? "a pipeline would go on untracked because of this setting"
                            : "a pipeline would go on untracked because of these "
                                    + mistakes.problems().size() + " settings");
        }
    }

    private @Nullable String agentArguments() {
        List<String> escaped = new ArrayList<>();
        for (String argument : arguments) {
            escaped.add(argument.replace(",", "\\,"));
        }
        return escaped.isEmpty() ? null : String.join(",", escaped);
    }
}
