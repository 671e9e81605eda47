package io.runtrack.it.azure;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a container holds below a prefix, as a folder: the layout is the same. */
final class AzureContainerCopy {

    private AzureContainerCopy() {}

    static TrackedFolder of(String connectionString, String container, String prefix, Path folder) {
        BlobContainerClient client = new BlobServiceClientBuilder()
                .connectionString(connectionString)
                .buildClient()
                .getBlobContainerClient(container);
        try {
            for (BlobItem blob : client.listBlobs()) {
                Path file = folder.resolve(blob.getName());
                Files.createDirectories(file.getParent());
                Files.write(
                        file,
                        client.getBlobClient(blob.getName()).downloadContent().toBytes());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new TrackedFolder(folder.resolve(prefix));
    }
}
