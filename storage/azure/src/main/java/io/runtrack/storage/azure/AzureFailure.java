package io.runtrack.storage.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.storage.blob.models.BlobStorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the SDK throws into what a store throws, with the remedy where there is one. No message quotes a request,
 * whose address may hold a signature.
 */
final class AzureFailure {
    private static final int MISSING = 404;
    private static final int CONFLICT = 409;
    private static final int CHANGED = 412;

    /**
     * Codes that speak of a blob's version; empty where something between us and the service answers. Other conflicts,
     * of leases or policies, do not pass by reading.
     */
    private static final Set<String> OF_VERSIONS =
            Set.of("", "ConditionNotMet", "TargetConditionNotMet", "BlobAlreadyExists");

    private AzureFailure() {}

    static IOException of(AzureAccount account, String what, RuntimeException failure) {
        BlobStorageException refused = find(failure, BlobStorageException.class);
        if (refused != null) {
            return ofReply(account, what, refused);
        }
        if (find(failure, ClientAuthenticationException.class) != null) {
            return new IOException("cannot " + what + " at " + account.description() + ": no token is to be had; set "
                    + AzureAccount.KEY + " or " + AzureAccount.SAS_TOKEN + ", or give this process an identity ("
                    + firstLine(failure) + ")");
        }
        IOException network = find(failure, IOException.class);
        if (network != null && !(network instanceof NoSuchFileException)) {
            return new IOException("cannot " + what + " at " + account.endpoint() + ": " + network, network);
        }
        return new IOException("cannot " + what + " at " + account.endpoint() + ": " + firstLine(failure));
    }

    /** Whether the blob, or its container, is not there. */
    static boolean isMissing(RuntimeException failure) {
        return status(failure) == MISSING;
    }

    static boolean isContainerMissing(RuntimeException failure) {
        return code(failure).equals("ContainerNotFound");
    }

    /** Whether blocks that are to be committed are not there. */
    static boolean areBlocksMissing(RuntimeException failure) {
        return code(failure).equals("InvalidBlockList");
    }

    /**
     * Whether a condition on the blob's version was not met; or was met by this very request, whose first reply got
     * lost.
     */
    static boolean isConflict(RuntimeException failure) {
        int status = status(failure);
        return (status == CONFLICT || status == CHANGED) && OF_VERSIONS.contains(code(failure));
    }

    private static int status(RuntimeException failure) {
        HttpResponseException refused = find(failure, HttpResponseException.class);
        return refused == null || refused.getResponse() == null
                ? 0
                : refused.getResponse().getStatusCode();
    }

    private static IOException ofReply(AzureAccount account, String what, BlobStorageException refused) {
        int status = refused.getStatusCode();
        String reply = status + " " + code(refused);
        String remedy =
                switch (status) {
                    case 401, 403 ->
                        "; it was asked by " + account.description()
                                + ": check that it is right and not expired, and may read, write, list and delete blobs (role Storage Blob"
                                + " Data Contributor, or SAS permissions racwdl)";
                    case MISSING -> "; create the container, or give this identity the right to";
                    default -> "";
                };
        return new IOException("cannot " + what + " at " + account.endpoint() + ": it answered " + reply + remedy);
    }

    private static String code(RuntimeException failure) {
        BlobStorageException refused = find(failure, BlobStorageException.class);
        return refused == null ? "" : code(refused);
    }

    private static String code(BlobStorageException refused) {
        Object code = refused.getErrorCode();
        return code == null ? "" : code.toString();
    }

    private static String firstLine(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end).strip();
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause) && !(cause instanceof UncheckedIOException)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
