package io.runtrack.it.rights;

import java.util.ArrayList;
import java.util.List;

/**
 * One permission that is taken away from one thing of the tree.
 *
 * @param permission r, w or x
 * @param thing the folder, with a slash at the end, or the document
 */
record Taken(char permission, String thing) {
    /** How far listings go down by names that they know, and read no folder. */
    enum Listing {
        TREE(1),
        MONTHS(3),
        DAYS(4);

        private final int firstRead;

        Listing(int firstRead) {
            this.firstRead = firstRead;
        }
    }

    private static final int DAY = 4;

    /** Each permission of each level, from the top folders down to the documents of a run. */
    static List<Taken> all(String day, String runId) {
        List<Taken> all = new ArrayList<>();
        for (String document : SharedTree.documents(day, runId)) {
            for (int end = document.indexOf('/'); end > 0; end = document.indexOf('/', end + 1)) {
                addEach(document.substring(0, end + 1), all);
            }
            addEach(document, all);
        }
        return all;
    }

    private static void addEach(String thing, List<Taken> all) {
        for (char permission : new char[] {'r', 'w', 'x'}) {
            all.add(new Taken(permission, thing));
        }
    }

    /** What is left to the owner. */
    String mode() {
        int all = isFolder() ? 0700 : 0600;
        int bit = permission == 'r' ? 0400 : permission == 'w' ? 0200 : 0100;
        return Integer.toOctalString(all & ~bit);
    }

    String modeBefore() {
        return isFolder() ? "700" : "600";
    }

    /** What it is called in a message, with or without a slash behind it. */
    String name() {
        return isFolder() ? thing.substring(0, thing.length() - 1) : thing;
    }

    boolean isIn(String top) {
        return thing.startsWith(top + "/");
    }

    boolean covers(String document) {
        return document.startsWith(thing);
    }

    /** Whether it is out of sight of a listing. */
    boolean hides(Listing listing) {
        if (!isIn("run_metadata") || permission == 'w') {
            return false;
        }
        return isFolder() ? permission == 'x' || level() >= listing.firstRead : permission == 'r';
    }

    boolean hides(Listing listing, SharedTree.Run run) {
        return hides(listing) && covers(run.metadata());
    }

    /** Whether a document that is asked for by its name cannot be read. */
    boolean closes(String document) {
        return covers(document) && (isFolder() ? permission == 'x' : permission == 'r');
    }

    /** Whether a document cannot be deleted, nor replaced. */
    boolean locks(String document) {
        return covers(document) && isFolder() && (permission == 'x' || (permission == 'w' && level() == DAY));
    }

    private boolean isFolder() {
        return thing.endsWith("/");
    }

    /** 1 of a top folder, 4 of a day's. */
    private long level() {
        return thing.chars().filter(character -> character == '/').count();
    }
}
