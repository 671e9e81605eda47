package io.runtrack.journal;

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
final class HeadLayout {

    static final String FILE = "head";
    static final long MAGIC = 0x4B434152544E5552L; // "RUNTRACK", little endian
    static final int VERSION = 3;

    static final int VERSION_AT = 8;
    static final int CHECKSUM_AT = 12;
    static final int CHECKED_FROM = 16;
    static final int SEGMENT_SIZE_AT = 16;
    static final int SLOTS_AT = 20;
    static final int LENGTH_AT = 24;
    static final int HEADER_AT = 28;

    static final int HEARTBEAT_AT = 8192;
    static final int RELEASED_AT = 8200;
    static final int DROPPED_AT = 8208;
    static final int GIVEN_UP_AT = 8216;
    static final int MUTABLE_END = 8224;
    static final int NOT_USED_AT = 12287;

    static final int FIRST_SLOT_AT = 12288;
    static final int SLOT_SIZE = 1216;
    static final long FREE = 0;
    static final long IN_FLIGHT = -1;
    static final int SLOT_CHECKSUM_AT = 8;
    static final int SLOT_CHECKED_FROM = 12;
    static final int SLOT_ATTEMPT_AT = 16;
    static final int SLOT_LENGTH_AT = 20;
    static final int SLOT_STARTED_AT = 24;
    static final int SLOT_BEGINNING_AT = 32;
    static final int MAX_BEGINNING = SLOT_SIZE - SLOT_BEGINNING_AT;
    static final int MAX_PATH = 1024;
    static final int MAX_FILE_TYPE = 32;
    static final int MAX_AGENT_ID = 64;

    private HeadLayout() {}

    static int size(int slots) {
        return FIRST_SLOT_AT + slots * SLOT_SIZE;
    }

    static int slotAt(int slot) {
        return FIRST_SLOT_AT + slot * SLOT_SIZE;
    }
}
