package io.runtrack.storage.azure;

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

class AzureProviderTest {

    @Test
    void isFoundByTheSchemeAndHasDefaultsOfItsOwn() throws InvalidSettingsException {
        Settings settings = load("path=azure://runs/nightly");

        assertThat(settings.localFolder()).isNull();
        assertThat(settings.spool()).isEqualTo(Path.of("/var/tmp/runtrack-ana"));
        assertThat(settings.checkpoint()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void isNamedWhereAPathHasAnUnknownScheme() {
        assertThatThrownBy(() -> load("path=tape://reel"))
                .hasMessageContaining("no such storage; write a folder or azure://CONTAINER/PREFIX");
        assertThatThrownBy(() -> TrackingStorage.open("tape://reel"))
                .hasMessageContaining("unknown storage 'tape'; give a folder or azure://CONTAINER/PREFIX");
        assertThatThrownBy(() -> TrackingStorage.open(""))
                .hasMessageContaining("is empty: give a folder or azure://CONTAINER/PREFIX");
    }

    @Test
    void refusesWhatCanBeNoContainerAndSaysWhatToDo() {
        for (String path : List.of("azure://Container/prefix", "azure://")) {
            assertThatThrownBy(() -> TrackingStorage.open(path))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("give azure://CONTAINER/PREFIX");
        }
        assertThatThrownBy(() -> TrackingStorage.open("azure://container/prefix"))
                .hasMessageContaining("no storage account is named: set AZURE_STORAGE_CONNECTION_STRING");
    }

    private static Settings load(String arguments) throws InvalidSettingsException {
        Map<String, String> properties = Map.of("user.name", "ana", "java.io.tmpdir", "/var/tmp");
        return Settings.load(new SettingSources(arguments, properties::get, Map.of(), new StorageSchemes()));
    }
}
