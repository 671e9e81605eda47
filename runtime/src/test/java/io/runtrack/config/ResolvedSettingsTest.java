package io.runtrack.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.config.ResolvedSetting.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvedSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void tellsOfEachSettingWhereItCameFrom() throws IOException {
        Path file =
                Files.writeString(folder.resolve("runtrack.yaml"), "verbose: true\nlabels: {team: qa, run: nightly}\n");

        ResolvedSettings resolved = ResolvedSettings.of(new SettingSources(
                "path=tape://box/x,config=" + file,
                Map.of("tracking.checkpoint", "7s")::get,
                Map.of("TRACKING_REDACT", "off", "TRACKING_CHECKPOINT", "9s"),
                StorageKinds.any()));

        assertThat(resolved.problems()).isEmpty();
        assertThat(resolved.all()).hasSize(Key.values().length);
        assertThat(setting(resolved, "path"))
                .isEqualTo(new ResolvedSetting("path", "tape://box/x", Origin.AGENT_ARGUMENT, "agent argument"));
        assertThat(setting(resolved, "checkpoint").source()).isEqualTo("system property tracking.checkpoint");
        assertThat(setting(resolved, "redact").source()).isEqualTo("environment variable TRACKING_REDACT");
        assertThat(setting(resolved, "verbose").source()).contains("runtrack.yaml");
        assertThat(setting(resolved, "labels").value()).isEqualTo("team=qa;run=nightly");
        assertThat(setting(resolved, "shutdown.timeout"))
                .isEqualTo(new ResolvedSetting("shutdown.timeout", "8s", Origin.DEFAULT, "default"));
    }

    @Test
    void showsWhatIsWrongAsItWasGivenAndSecretsNot() {
        ResolvedSettings resolved = ResolvedSettings.of(new SettingSources(
                "path=/data,checkpoint=soon,labels=password=hunter2", name -> null, Map.of(), StorageKinds.folders()));

        assertThat(setting(resolved, "checkpoint").value()).isEqualTo("soon");
        assertThat(setting(resolved, "labels").value()).doesNotContain("hunter2");
        assertThat(resolved.problems())
                .singleElement()
                .extracting(SettingProblem::key)
                .isEqualTo("checkpoint");
        assertThat(resolved.settings().checkpoint()).hasSeconds(5);
    }

    private static ResolvedSetting setting(ResolvedSettings resolved, String key) {
        return resolved.all().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
