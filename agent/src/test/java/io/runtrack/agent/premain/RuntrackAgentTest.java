package io.runtrack.agent.premain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.config.StorageKinds;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuntrackAgentTest {

    @AfterEach
    void clearProperties() {
        System.clearProperty("tracking.path");
        System.clearProperty("tracking.enabled");
        System.clearProperty("tracking.config");
    }

    @Test
    void isLoadedByJava8() throws IOException {
        try (InputStream classFile = RuntrackAgent.class.getResourceAsStream("RuntrackAgent.class")) {
            assertThat(classFile.readNBytes(8)).endsWith(0, 52);
        }
    }

    @Test
    void isNotWantedUnlessASourceSaysWhereTo() {
        assertThat(RuntrackAgent.isWanted(null)).isFalse();
        assertThat(RuntrackAgent.isWanted("")).isFalse();
        assertThat(RuntrackAgent.isWanted("verbose=true,log.level=debug")).isFalse();
        assertThat(RuntrackAgent.isWanted("path= ,verbose=true")).isFalse();

        assertThat(RuntrackAgent.isWanted("verbose=true, path=/data")).isTrue();
        assertThat(RuntrackAgent.isWanted("config=/etc/tracking.yaml")).isTrue();
        System.setProperty("tracking.path", "/data");
        assertThat(RuntrackAgent.isWanted("verbose=true")).isTrue();
        System.setProperty("tracking.path", " ");
        assertThat(RuntrackAgent.isWanted(null)).isFalse();
        System.setProperty("tracking.config", "/etc/tracking.yaml");
        assertThat(RuntrackAgent.isWanted(null)).isTrue();
    }

    @Test
    void isNotWantedWhenSwitchedOffByTheSourceThatCounts() {
        assertThat(RuntrackAgent.isWanted("path=/data,enabled=False")).isFalse();
        System.setProperty("tracking.enabled", "false");
        assertThat(RuntrackAgent.isWanted("path=/data")).isFalse();
        assertThat(RuntrackAgent.isWanted("path=/data,enabled=true")).isTrue();
        System.setProperty("tracking.enabled", "no");
        assertThat(RuntrackAgent.isWanted("path=/data"))
                .as("a mistake is reported behind the loader")
                .isTrue();
    }

    @Test
    void goesOnToHaveMistypedArgumentsReported() {
        assertThat(RuntrackAgent.isWanted("pth=/data")).isTrue();
        assertThat(RuntrackAgent.isWanted("/data")).isTrue();
    }

    @Test
    void knowsTheSettingsThatThereAre() throws Exception {
        Settings settings = Settings.load(new SettingSources(null, name -> null, Map.of(), StorageKinds.folders()));
        for (String key : RuntrackAgent.KNOWN_ARGUMENTS) {
            assertThatCode(() -> settings.origin(key)).doesNotThrowAnyException();
        }
    }

    @Test
    void takesArgumentsApartAtCommasThatAreNotEscaped() {
        assertThat(RuntrackAgent.arguments("path=/a\\,b,labels=team=qa;x=y,,verbose=true"))
                .isEqualTo(Map.of("path", "/a\\,b", "labels", "team=qa;x=y", "verbose", "true"));
    }

    @Test
    void tellsOldJavaFromNew() {
        for (String old : new String[] {"1.8", "9", "11", "16", ""}) {
            assertThat(RuntrackAgent.isSupported(old)).as(old).isFalse();
        }
        assertThat(RuntrackAgent.isSupported("17")).isTrue();
        assertThat(RuntrackAgent.isSupported("25")).isTrue();
        assertThat(RuntrackAgent.tooOld("1.8"))
                .startsWith("[runtrack] ")
                .contains("1.8", "17")
                .hasLineCount(1);
    }
}
