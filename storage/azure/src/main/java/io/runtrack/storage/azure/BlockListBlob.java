package io.runtrack.storage.azure;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.Block;
import com.azure.storage.blob.models.BlockListType;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import io.runtrack.storage.blob.BlobChangedException;
import io.runtrack.storage.blob.GrowingBlob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log that is a list of blocks: what the working file has grown by is sent as a new block, and one request makes the
 * blob consist of all blocks so far and one that closes the array. So each byte is sent once, also over an outage, and
 * readers see the blob before or after, never in between.
 *
 * <p>For one thread. A crash leaves the blob as last committed; the next process sends the working file once more, as
 * it cannot know whose blocks these are.
 */
final class BlockListBlob implements GrowingBlob {
    private final AzureRequests requests;
    private final String name;
    private final BlockRanges blocks = new BlockRanges();
    private final Deque<BlockRanges.Range> unsent = new ArrayDeque<>(); // of an attempt that failed
    private boolean endIsStaged;
    private long committed;
    private @Nullable String version; // null until this process has committed

    BlockListBlob(AzureRequests requests, String name) {
        this.requests = requests;
        this.name = name;
    }

    @Override
    public void publish(Path workingFile, long length) throws IOException {
        if (length > committed) {
            send(workingFile, length);
        }
    }

    @Override
    public void finish(Path workingFile, long length) throws IOException {
        if (version == null || length > committed) {
            send(workingFile, length);
        }
        Files.deleteIfExists(workingFile);
    }

    private void send(Path workingFile, long length) throws IOException {
        GrowingBlob.requireLength(workingFile, length);
        if (length < blocks.end()) {
            startOver(); // after an attempt at more than there is to be now
        }
        try {
            stageAndCommit(workingFile, length);
        } catch (BlocksMissingException dropped) {
            startOver();
            stageAndCommit(workingFile, length);
        }
    }

    private void stageAndCommit(Path workingFile, long length) throws IOException {
        stageUnsent(workingFile);
        unsent.addAll(blocks.extendTo(length));
        stageUnsent(workingFile);
        if (!endIsStaged) {
            stage(blocks.endId(), BinaryData.fromBytes(GrowingBlob.end(length)));
            endIsStaged = length > 0;
        }
        version = commit(blocks.ids());
        committed = length;
    }

    private void stageUnsent(Path workingFile) throws IOException {
        for (BlockRanges.Range range = unsent.peek(); range != null; range = unsent.peek()) {
            stage(range.id(), BinaryData.fromFile(workingFile, range.start(), range.length()));
            unsent.remove();
        }
    }

    private void startOver() {
        blocks.clear();
        unsent.clear();
        endIsStaged = false;
        committed = 0;
    }

    private void stage(String id, BinaryData content) throws IOException {
        requests.creatingContainer("write " + name, client -> client.getBlobClient(name)
                .getBlockBlobClient()
                .stageBlockWithResponse(new BlockBlobStageBlockOptions(id, content), null, Context.NONE));
    }

    private String commit(List<String> ids) throws IOException {
        try {
            return commit(ids, condition());
        } catch (BlobChangedException conflict) {
            Optional<String> stored = versionIfItHolds(ids);
            return stored.isPresent() ? stored.get() : commit(ids, new BlobRequestConditions());
        }
    }

    /**
     * Whose journal it is has the right to write the log: another's version is that of a process that died, and gives
     * way.
     */
    private BlobRequestConditions condition() {
        return version == null
                ? new BlobRequestConditions().setIfNoneMatch("*")
                : new BlobRequestConditions().setIfMatch(version);
    }

    private String commit(List<String> ids, BlobRequestConditions condition) throws IOException {
        return requests.ask("write " + name, client -> client.getBlobClient(name)
                .getBlockBlobClient()
                .commitBlockListWithResponse(
                        new BlockBlobCommitBlockListOptions(ids)
                                .setHeaders(AzureRequests.json())
                                .setRequestConditions(condition),
                        null,
                        Context.NONE)
                .getValue()
                .getETag());
    }

    /** The blob's version, if a commit whose reply got lost had been carried out. */
    private Optional<String> versionIfItHolds(List<String> ids) throws IOException {
        try {
            return requests.ask("read " + name, client -> {
                BlockBlobClient blob = client.getBlobClient(name).getBlockBlobClient();
                List<String> stored = blob.listBlocks(BlockListType.COMMITTED).getCommittedBlocks().stream()
                        .map(Block::getName)
                        .toList();
                return stored.equals(ids) ? Optional.of(blob.getProperties().getETag()) : Optional.empty();
            });
        } catch (NoSuchFileException deleted) {
            return Optional.empty();
        }
    }
}
