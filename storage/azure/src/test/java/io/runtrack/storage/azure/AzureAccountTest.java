package io.runtrack.storage.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureAccountTest {
    private static final String SECRET = "c2VjcmV0LW9mLXRoZS1hY2NvdW50";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AccountName=nightly;AccountKey=KEY | https://nightly.blob.core.windows.net",
                "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=KEY;EndpointSuffix=core.chinacloudapi.cn | http://a.blob.core.chinacloudapi.cn",
                "BlobEndpoint=https://a.blob.core.usgovcloudapi.net/;SharedAccessSignature=KEY | https://a.blob.core.usgovcloudapi.net",
                " accountname = a ; accountkey = KEY ; | https://a.blob.core.windows.net",
                "UseDevelopmentStorage=true | http://127.0.0.1:10000/devstoreaccount1"
            })
    void findsTheBlobsOfAConnectionString(String connection, String endpoint) {
        AzureAccount account = account("AZURE_STORAGE_CONNECTION_STRING", connection.replace("KEY", SECRET));

        assertThat(account.endpoint()).isEqualTo(endpoint);
        assertThat(account.description())
                .isEqualTo(endpoint + " by the connection string in AZURE_STORAGE_CONNECTION_STRING");
    }

    @Test
    void refusesAConnectionStringWhoseAddressHoldsATokenAndDoesNotShowIt() {
        String connection = "BlobEndpoint=https://records.blob.core.windows.net/?sv=2024&sig=c2VjcmV0";
        assertThatThrownBy(() -> AzureAccount.of(Map.of(AzureAccount.CONNECTION_STRING, connection)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BlobEndpoint in AZURE_STORAGE_CONNECTION_STRING")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void takesAKeyBeforeATokenBeforeAnIdentity() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AZURE_STORAGE_ACCOUNT",
                "nightly",
                "AZURE_STORAGE_KEY",
                SECRET,
                "AZURE_STORAGE_SAS_TOKEN",
                "?sig=" + SECRET));
        assertThat(AzureAccount.of(environment).way()).isEqualTo(AzureAccount.Way.KEY);
        environment.remove("AZURE_STORAGE_KEY");
        assertThat(AzureAccount.of(environment).way()).isEqualTo(AzureAccount.Way.SAS_TOKEN);
        assertThat(AzureAccount.of(environment).description())
                .isEqualTo("https://nightly.blob.core.windows.net by the SAS token in AZURE_STORAGE_SAS_TOKEN");
        environment.put("AZURE_STORAGE_SAS_TOKEN", " ");
        assertThat(AzureAccount.of(environment).way()).isEqualTo(AzureAccount.Way.IDENTITY);
    }

    @Test
    void takesTheAccountOfAKeyFromTheEndpointWhereNothingElseNamesIt() {
        assertThat(keyAt("https://nightly.blob.core.windows.net/").name()).isEqualTo("nightly");
        assertThat(keyAt("http://127.0.0.1:10000/devstoreaccount1").name()).isEqualTo("devstoreaccount1");
    }

    @Test
    void saysWhatToSet() {
        assertThatThrownBy(() -> AzureAccount.of(Map.of("AZURE_STORAGE_KEY", SECRET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "AZURE_STORAGE_CONNECTION_STRING", "AZURE_STORAGE_ACCOUNT", "AZURE_STORAGE_ENDPOINT")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> account("AZURE_STORAGE_ACCOUNT", "https://nightly.blob.core.windows.net"))
                .hasMessageContaining("AZURE_STORAGE_ENDPOINT");
        assertThatThrownBy(() -> account("AZURE_STORAGE_ENDPOINT", "https://a.blob.core.windows.net?sig=" + SECRET))
                .hasMessageContaining("without a token")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> account("AZURE_STORAGE_CONNECTION_STRING", SECRET))
                .hasMessageContaining("no connection string")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void namesTheIdentitiesThatTheEnvironmentOffers() {
        assertThat(IdentityChain.describe(Map.of("AZURE_FEDERATED_TOKEN_FILE", "/token", "AZURE_CLIENT_ID", "x")))
                .isEqualTo("the workload identity (AZURE_FEDERATED_TOKEN_FILE)");
        assertThat(IdentityChain.describe(Map.of("AZURE_CLIENT_ID", "x", "AZURE_CLIENT_SECRET", SECRET)))
                .isEqualTo("the service principal in AZURE_CLIENT_ID");
        assertThat(IdentityChain.describe(Map.of("IDENTITY_ENDPOINT", "http://x")))
                .isEqualTo("the managed identity");
        assertThat(IdentityChain.describe(Map.of())).isEqualTo("the managed identity");
    }

    private static AzureAccount keyAt(String endpoint) {
        return AzureAccount.of(Map.of("AZURE_STORAGE_ENDPOINT", endpoint, "AZURE_STORAGE_KEY", SECRET));
    }

    private static AzureAccount account(String name, String value) {
        return AzureAccount.of(Map.of(name, value));
    }
}
