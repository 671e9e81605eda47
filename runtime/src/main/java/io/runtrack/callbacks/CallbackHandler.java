package io.runtrack.callbacks;

/**
 * Hears of the events of a batch. Each method does nothing unless it is overridden; what one throws is kept from the
 * batch and from other handlers.
 */
public interface CallbackHandler {

    /**
     * A batch begins.
     *
     * @param totalFiles how many files it has
     */
    default void onBatchStart(int totalFiles) {}

    /**
     * A file begins to be processed.
     *
     * @param index its position in the batch, from 0
     * @param total how many files the batch has
     */
    default void onFileStart(String path, int index, int total) {}

    /**
     * A file has been processed.
     *
     * @param index its position in the batch, from 0
     * @param total how many files the batch has
     * @param status {@code success}, {@code failed} or {@code skipped}, in any case; ok, done, error, failure and
     *     ignored are understood too, and any other word means success
     * @param durationMs how long it took, in milliseconds
     */
    default void onFileEnd(String path, int index, int total, String status, long durationMs) {}

    /** The batch has ended. */
    default void onBatchEnd() {}
}
