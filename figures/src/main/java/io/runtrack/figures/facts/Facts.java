package io.runtrack.figures.facts;

import java.util.Set;
import java.util.TreeSet;

/**
 * What the logs of some runs come to. Facts of parts add up to the facts of the whole, the same bytes
 * ({@link FactsJson}) in whatever order, and however the parts were made, as long as runs that are one another's
 * attempts are in one of them; the plan of the figures tells which ones are. Memory stays flat: tables keep so many
 * entries at the most, and count the others. For one thread.
 */
public final class Facts implements Addable<Facts> {
    public final FileFacts files = new FileFacts();
    public final MailFacts mails = new MailFacts();
    public final Set<String> unreadable = new TreeSet<>();

    /** How much of the logs is asked for. */
    public enum Extent {
        /** Files of runs that may have failed ones. */
        FAILURES,
        /** Emails that were to be sent: of runs that count some. */
        MAILS,
        /** Both. */
        FAILURES_AND_MAILS,
        /** Everything. */
        WHOLE
    }

    /** Takes in the facts of another part. */
    @Override
    public void add(Facts other) {
        files.add(other.files);
        mails.add(other.mails);
        unreadable.addAll(other.unreadable);
    }

    public FileFacts files() {
        return files;
    }

    public MailFacts mails() {
        return mails;
    }

    /** Logs that could not be read whole, and why, in alphabetical order. */
    public Set<String> unreadable() {
        return unreadable;
    }
}
