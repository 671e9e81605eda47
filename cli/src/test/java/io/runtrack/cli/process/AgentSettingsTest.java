package io.runtrack.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.cli.terminal.UsageMistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AgentSettingsTest {
    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void meansRelativePathsFromHere() {
        assertThat(AgentSettings.argument(List.of("path=data", "spool=../s", "verbose=true"), null))
                .isEqualTo("path=" + HERE.resolve("data") + ",spool=" + HERE.resolveSibling("s") + ",verbose=true");
        assertThat(AgentSettings.argument(List.of("path=azure://box/runs"), null))
                .isEqualTo("path=azure://box/runs");
    }

    @Test
    void escapesCommas() {
        assertThat(AgentSettings.argument(List.of("path=/a,b", "labels=x=1,2"), null))
                .isEqualTo("path=/a\\,b,labels=x=1\\,2");
    }

    @Test
    void takesThePathOfTheShellUnlessASettingSaysWhere() {
        assertThat(AgentSettings.argument(List.of("verbose=true"), "/data")).isEqualTo("path=/data,verbose=true");
        assertThat(AgentSettings.argument(List.of("path=/other"), "/data")).isEqualTo("path=/other");
        assertThat(AgentSettings.argument(List.of(), null)).isEmpty();
    }

    @Test
    void findsMistakesBeforeAnybodyIsTroubled() {
        assertThatThrownBy(() -> AgentSettings.argument(List.of("path=/d", "checkpoint=soon", "redact=perhaps"), null))
                .isInstanceOf(UsageMistake.class)
                .hasMessageContaining("checkpoint")
                .hasMessageContaining("redact");
    }

    @Test
    void knowsWhetherAnySourceSaysWhereToTrackTo() {
        Properties none = new Properties();
        Properties property = new Properties();
        property.setProperty("tracking.path", "/data");

        assertThat(AgentSettings.sayWhere("verbose=true", none, Map.of("TRACKING_PATH", " ")))
                .isFalse();
        assertThat(AgentSettings.sayWhere("verbose=true,path=/x", none, Map.of()))
                .isTrue();
        assertThat(AgentSettings.sayWhere("", property, Map.of())).isTrue();
        assertThat(AgentSettings.sayWhere("", none, Map.of("TRACKING_CONFIG", "x.yaml")))
                .isTrue();
        assertThat(AgentSettings.sayWhere("", none, null))
                .as("an environment that cannot be seen")
                .isTrue();
    }
}
