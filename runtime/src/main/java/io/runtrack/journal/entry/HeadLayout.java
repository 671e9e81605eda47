package io.runtrack.journal.entry;

import io.runtrack.journal.Journal;

/**
 * The file {@code head} of a journal, all integers little endian:
 *
 * <pre>
 *      0  "RUNTRACK"
 *      8  format version      int
 *     12  checksum            int, CRC-32 of all from 16 to the end of the header
 *     16  segment size        int
 *     20  slots               int
 *     24  length              int, of what follows
 *     28  header              destination, checkpoint, host, boot id, pid, process start
 *  8,192  heartbeat           long, milliseconds since 1970
 *  8,200  released position   long: what lies before it is safe elsewhere
 *  8,208  dropped entries     long
 *  8,216  given up            long, 1 once the owner has closed the journal
 * 12,287  not used           byte, written to make the file young
 * 12,288  slots of files in flight, {@value #SLOT_SIZE} bytes each:
 *             0  state        long: 0 free, -1 in flight, p: ends with the frame at position p, if that is whole
 *             8  checksum     int, CRC-32C of the rest as far as it is used
 *            12  slot         int, as {@link Journal#enter} returned it
 *            16  attempt      int
 *            20  length       int, of the beginning
 *            24  started      long, microseconds since 1970
 *            32  beginning    the first bytes of the file's entry, to its agent id
 * </pre>
 */
public final class HeadLayout {

    public static final String FILE = "head";
    public static final long MAGIC = 0x4B434152544E5552L; // "RUNTRACK", little endian
    public static final int VERSION = 3;

    public static final int VERSION_AT = 8;
    public static final int CHECKSUM_AT = 12;
    public static final int CHECKED_FROM = 16;
    public static final int SEGMENT_SIZE_AT = 16;
    public static final int SLOTS_AT = 20;
    public static final int LENGTH_AT = 24;
    public static final int HEADER_AT = 28;

    public static final int HEARTBEAT_AT = 8192;
    public static final int RELEASED_AT = 8200;
    public static final int DROPPED_AT = 8208;
    public static final int GIVEN_UP_AT = 8216;
    public static final int MUTABLE_END = 8224;
    public static final int NOT_USED_AT = 12287;

    public static final int FIRST_SLOT_AT = 12288;
    public static final int SLOT_SIZE = 1216;
    public static final long FREE = 0;
    public static final long IN_FLIGHT = -1;
    public static final int SLOT_CHECKSUM_AT = 8;
    public static final int SLOT_CHECKED_FROM = 12;
    public static final int SLOT_ATTEMPT_AT = 16;
    public static final int SLOT_LENGTH_AT = 20;
    public static final int SLOT_STARTED_AT = 24;
    public static final int SLOT_BEGINNING_AT = 32;
    public static final int MAX_BEGINNING = SLOT_SIZE - SLOT_BEGINNING_AT;
    static final int MAX_PATH = 1024;
    static final int MAX_FILE_TYPE = 32;
    static final int MAX_AGENT_ID = 64;

    private HeadLayout() {}

    public static int size(int slots) {
        return FIRST_SLOT_AT + slots * SLOT_SIZE;
    }

    public static int slotAt(int slot) {
        return FIRST_SLOT_AT + slot * SLOT_SIZE;
    }
}
