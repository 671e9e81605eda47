package io.runtrack.storage.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.AzureDeveloperCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.EnvironmentCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who the process is to Azure. Which identities there can be is read from the environment, which the platforms set, so
 * that nothing is guessed by asking addresses that do not answer: each such guess would cost seconds.
 */
final class IdentityChain {

    /** What an environment offers. In this order, as the platform's word counts more than a developer's. */
    private enum Identity {
        WORKLOAD("the workload identity (AZURE_FEDERATED_TOKEN_FILE)"),
        ENVIRONMENT("the service principal in AZURE_CLIENT_ID"),
        MANAGED("the managed identity"),
        DEVELOPER("the login of the Azure command line");

        private final String words;

        Identity(String words) {
            this.words = words;
        }
    }

    private IdentityChain() {}

    static TokenCredential open(Map<String, String> environment, HttpClient http) {
        ChainedTokenCredentialBuilder chain = new ChainedTokenCredentialBuilder();
        for (Identity identity : identities(environment)) {
            switch (identity) {
                case WORKLOAD ->
                    chain.addLast(new WorkloadIdentityCredentialBuilder()
                            .httpClient(http)
                            .build());
                case ENVIRONMENT ->
                    chain.addLast(
                            new EnvironmentCredentialBuilder().httpClient(http).build());
                case MANAGED -> chain.addLast(managed(environment, http));
                case DEVELOPER -> {
                    chain.addLast(new AzureCliCredentialBuilder().build());
                    chain.addLast(new AzureDeveloperCliCredentialBuilder().build());
                }
            }
        }
        return chain.build();
    }

    /** For people: which identities are tried. */
    static String describe(Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        for (Identity identity : identities(environment)) {
            words.add(identity.words);
        }
        return String.join(", else ", words);
    }

    private static List<Identity> identities(Map<String, String> environment) {
        if (has(environment, "AZURE_FEDERATED_TOKEN_FILE")) {
            return List.of(Identity.WORKLOAD);
        }
        boolean secret = has(environment, "AZURE_CLIENT_SECRET") || has(environment, "AZURE_CLIENT_CERTIFICATE_PATH");
        if (has(environment, "AZURE_CLIENT_ID") && secret) {
            return List.of(Identity.ENVIRONMENT);
        }
        if (has(environment, "IDENTITY_ENDPOINT") || has(environment, "MSI_ENDPOINT")) {
            return List.of(Identity.MANAGED);
        }
        // A virtual machine says nothing of its identity; who has the command line installed there has the choice.
        return hasCommandLine(environment) ? List.of(Identity.DEVELOPER, Identity.MANAGED) : List.of(Identity.MANAGED);
    }

    private static TokenCredential managed(Map<String, String> environment, HttpClient http) {
        ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder().httpClient(http);
        @Nullable String client = environment.get("AZURE_CLIENT_ID");
        return (client == null || client.isBlank() ? builder : builder.clientId(client)).build();
    }

    private static boolean hasCommandLine(Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (new File(folder, "az").canExecute() || new File(folder, "azd").canExecute()) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
