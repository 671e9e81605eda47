package io.runtrack.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.storage.StorageSchemes;
import io.runtrack.storage.TrackingStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3ProviderTest {

    @Test
    void isFoundByTheSchemeAndHasDefaultsOfItsOwn() throws InvalidSettingsException {
        Map<String, String> properties = Map.of("user.name", "ana", "java.io.tmpdir", "/var/tmp");
        Settings settings = Settings.load(
                new SettingSources("path=s3://runs/nightly", properties::get, Map.of(), new StorageSchemes()));

        assertThat(settings.localFolder()).isNull();
        assertThat(settings.spool()).isEqualTo(Path.of("/var/tmp/runtrack-ana"));
        assertThat(settings.checkpoint()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void opensABucketWithoutAskingForItOrLoadingTheSdk() {
        try (TrackingStorage storage = TrackingStorage.open("s3://runs/nightly")) {
            assertThat(storage.destination()).endsWith("runs/nightly");
        }
    }

    @Test
    void refusesWhatCanBeNoBucketAndSaysWhatToDo() {
        for (String path : List.of("s3://-runs/prefix", "s3://", "s3://arn:aws:s3:eu-west-1:1:accesspoint/x")) {
            assertThatThrownBy(() -> TrackingStorage.open(path))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("give s3://BUCKET/PREFIX");
        }
    }
}
