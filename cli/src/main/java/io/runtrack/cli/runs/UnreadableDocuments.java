package io.runtrack.cli.runs;

import io.runtrack.answer.RunWords;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.storage.blob.UnreadableDocument;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents and folders that could not be read: they hide no others, and are counted and named at the end. For one
 * thread.
 */
public final class UnreadableDocuments {
    private static final int MOST_NAMED = 20;

    private final Set<String> descriptions = new LinkedHashSet<>();
    private long folders;
    private long unnamed;

    /** A document, with why it could not be read. */
    public void add(@Nullable String description) {
        descriptions.add(String.valueOf(description));
    }

    /** Documents and folders. */
    public void addAll(Collection<UnreadableDocument> documents) {
        for (UnreadableDocument document : documents) {
            boolean first = descriptions.add(document.toString());
            folders += first && document.isFolder() ? 1 : 0;
        }
    }

    /** So many more, of which no more is known. */
    public void addUnnamed(long count) {
        unnamed += count;
    }

    public boolean isEmpty() {
        return descriptions.isEmpty();
    }

    /** Says what was left out; false when nothing was. */
    public boolean report(Screen screen) {
        if (descriptions.isEmpty()) {
            return false;
        }
        screen.say(counted() + " could not be read:");
        descriptions.stream().limit(MOST_NAMED).forEach(description -> screen.say("  " + description));
        long more = descriptions.size() + unnamed - Math.min(MOST_NAMED, descriptions.size());
        if (more > 0) {
            screen.say("  and " + more + " more");
        }
        return true;
    }

    private String counted() {
        long documents = descriptions.size() + unnamed - folders;
        if (folders == 0) {
            return RunWords.counted(documents, "document");
        }
        return (documents == 0 ? "" : RunWords.counted(documents, "document") + " and ")
                + RunWords.counted(folders, "folder");
    }
}
