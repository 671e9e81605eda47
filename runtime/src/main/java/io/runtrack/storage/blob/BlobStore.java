package io.runtrack.storage.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place that keeps blobs under names like {@code run_metadata/2025/01/25/x.json}. It is small on purpose, so that
 * bringing your own takes five methods.
 *
 * <p>A name is made of parts joined by {@code /}. No part is empty, begins with a dot, or holds a backslash or a
 * control character; a store throws {@link IllegalArgumentException} for any other name.
 *
 * <p>Implementations must be safe for use by several threads. A crash leaves each blob as it was before or after a
 * write, never in between.
 */
public interface BlobStore extends AutoCloseable {

    /**
     * Opens a blob for reading, from its beginning. Later writes do not show in what was opened before.
     *
     * @throws NoSuchFileException when there is no such blob
     */
    InputStream read(String name) throws IOException;

    /**
     * Creates or replaces a blob, whole: no reader ever sees a part of the content, nor does anyone after a failure.
     */
    void write(String name, BlobContent content) throws IOException;

    /**
     * Creates a blob, or replaces it unless somebody else has written it since this store last wrote or read it. A
     * store without conditional writes replaces it in any case, which is the default.
     *
     * @throws BlobChangedException when somebody else has
     */
    default void update(String name, BlobContent content) throws IOException {
        write(name, content);
    }

    /**
     * Creates a blob, unless there is one of that name. This one looks first and then writes: of two that do so at the
     * same moment both might believe that they had created it. A store that can create exclusively should.
     *
     * @return false when there is one, which stays as it is
     */
    default boolean create(String name, BlobContent content) throws IOException {
        try {
            read(name).close();
            return false;
        } catch (NoSuchFileException none) {
            write(name, content);
            return true;
        }
    }

    /**
     * Replaces a blob if it still holds what was read of it. This one reads it again just before, so that another's
     * write in the moment between would be lost; a store that has conditional writes should use one.
     *
     * @param expected what was read of it
     * @return false when it holds something else by now, or there is none
     */
    default boolean replace(String name, byte[] expected, BlobContent content) throws IOException {
        try (InputStream now = read(name)) {
            if (!Arrays.equals(now.readAllBytes(), expected)) {
                return false;
            }
        } catch (NoSuchFileException gone) {
            return false;
        }
        write(name, content);
        return true;
    }

    /**
     * The names that begin with a prefix, in the order of their characters.
     *
     * @param prefix the beginning of a name, such as {@code run_metadata/2025/}; empty for all names
     */
    List<String> list(String prefix) throws IOException;

    /** As {@link #list}, with the notes that the store keeps beside each blob. */
    default List<ListedBlob> listWithNotes(String prefix) throws IOException {
        return list(prefix).stream().map(ListedBlob::of).toList();
    }

    /**
     * As {@link #listWithNotes}, but what cannot be read hides nothing else: it is named beside what can.
     *
     * @throws IOException when the store as a whole does not answer
     */
    default BlobListing listReadable(String prefix) throws IOException {
        try {
            return new BlobListing(listWithNotes(prefix), List.of());
        } catch (AccessDeniedException another) { // a folder that its owner keeps to himself
            return new BlobListing(List.of(), List.of(UnreadableDocument.of(prefix, another)));
        }
    }

    /**
     * As {@link #list}, with a text for each blob that is another one whenever its content is: an entity tag, or size,
     * time and number of a file. Null, the default, if the store cannot tell.
     */
    default @Nullable Map<String, String> versions(String prefix) throws IOException {
        return null;
    }

    /** Removes a blob; false when there was none. */
    boolean delete(String name) throws IOException;

    /**
     * Whether a blob can be removed, as far as the store can tell without trying; one that is not there can. A store
     * that cannot tell, such as this one, lets all pass.
     *
     * @throws AccessDeniedException when it may not be removed
     */
    default void checkDeletable(String name) throws IOException {}

    /**
     * Removes what a folder of names took up besides its blobs, if none of its names begins a blob any more; whoever
     * writes there again creates it anew. False when there was nothing to remove. Stores that have no folders, such as
     * this one, need not do anything.
     *
     * @param folder what the names begin with, without the slash: {@code run_metadata/2025/01/25}
     */
    default boolean deleteEmptyFolder(String folder) throws IOException {
        return false;
    }

    /**
     * Makes a local file a blob and removes the file. After a failure or a crash the file may still be there, and
     * moving it again does no harm.
     */
    default void move(Path file, String name) throws IOException {
        write(name, BlobContent.of(file, Files.size(file)));
        Files.delete(file);
    }

    /**
     * A JSON array that grows under a name. This one is replaced whole each time it has doubled, at a total cost linear
     * in its size.
     */
    default GrowingBlob grow(String name) {
        return new DoublingBlob(this, name);
    }

    /**
     * Opens many blobs, one after the other, by one thread. This one opens each by itself; a store that has a faster
     * way should use it.
     */
    default ManyBlobs openMany() {
        return new OneByOne(this);
    }

    /** The folder on this machine in which the blobs lie as files of their names; null, the default, if none does. */
    default @Nullable Path localFolder() {
        return null;
    }

    /**
     * Says where the blobs are, such that two stores of the same location share their blobs, in whatever process. With
     * null, the default, runs of a process that died are not finished by a later one, as nobody can tell whether it
     * writes to the same place.
     */
    default @Nullable String location() {
        return null;
    }

    /** Says in one line for people where the blobs are and by what the store lets us in; never a secret. */
    default String description() {
        String location = location();
        return location == null ? getClass().getSimpleName() : location;
    }

    /**
     * The process is about to end: from here on an attempt that fails is better given up soon than made again for long.
     */
    default void hurry() {}

    /** Lets go of connections; the blobs stay. */
    @Override
    void close() throws IOException;
}
