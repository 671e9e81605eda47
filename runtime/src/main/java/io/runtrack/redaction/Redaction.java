package io.runtrack.redaction;

import io.runtrack.model.TextLimit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a text fit to be stored: secrets become {@code ***}, addresses {@code a***@b.com} where that is wanted, and
 * what is too long is cut. A text that needs none of it comes back as it is, for the price of one look at each
 * character. Takes time linear in the text's length, whatever the text. Immutable, for any thread.
 */
public final class Redaction {
    /** Cuts, and shows everything. */
    public static final Redaction OFF = new Redaction(false, List.of(), false);

    /** Hides secrets that have a known form. */
    public static final Redaction STANDARD = new Redaction(true, List.of(), false);

    /** Something for each of those that know a form. */
    private static final String EVERY_FORM =
            "https://a:b@c -----BEGIN A PRIVATE KEY----- Bearer a --token b AccountKey=c token: true; eyJ <token>d</token>";

    private final boolean secrets;
    private final List<SecretPattern> patterns;
    private final boolean emails;
    private final boolean onlyForms; // secrets that have a known form are all that is looked for

    // Made with the first text, since every JVM under the agent has a redaction and few have a text.
    private volatile Stage @Nullable [] stages;

    private Redaction(boolean secrets, List<SecretPattern> patterns, boolean emails) {
        this.secrets = secrets;
        this.patterns = List.copyOf(patterns);
        this.emails = emails;
        this.onlyForms = secrets && this.patterns.isEmpty() && !emails;
    }

    /**
     * Hides what has a known form and what the patterns match.
     *
     * @param maskEmails whether addresses are to become {@code a***@b.com}
     */
    public static Redaction of(List<SecretPattern> patterns, boolean maskEmails) {
        return new Redaction(true, patterns, maskEmails);
    }

    /** Shows secrets; {@code maskEmails} says whether addresses are hidden all the same. */
    public static Redaction showingSecrets(boolean maskEmails) {
        return new Redaction(false, List.of(), maskEmails);
    }

    /**
     * Has everything initialised that looks for secrets. Were it left to the first text with something suspicious in
     * it, and that came where the host's stack is nearly full, the initialisation would fail, and with it every such
     * text for ever after.
     */
    public void prepare() {
        apply(EVERY_FORM, EVERY_FORM.length());
    }

    /**
     * The text as it may be stored.
     *
     * @param limitBytes the most that it may have in UTF-8; a longer one ends in {@link TextLimit#MARK}. Nothing beyond
     *     twice the limit is looked at, and a secret through which the cut goes is hidden as a whole
     */
    public String apply(String text, int limitBytes) {
        String hidden = TextLimit.window(text, limitBytes);
        int length = hidden.length();
        int keep = TextLimit.fitting(hidden, limitBytes);
        boolean whole = keep == length;
        for (Stage stage : stages()) {
            Edits edits = stage.edit(hidden, keep);
            if (edits != null) {
                hidden = edits.text();
                keep = edits.keep();
            }
        }
        return whole ? TextLimit.cut(hidden, limitBytes) : TextLimit.mark(hidden.substring(0, keep), limitBytes);
    }

    /**
     * Copies a text that is ASCII and needs no redaction, byte by character; what is too long is not cut.
     *
     * @return false, with anything in those bytes, where it does, is not ASCII, or has to be looked at in another way
     */
    public boolean copy(String text, byte[] into, int start) {
        return onlyForms && SecretScan.copy(text, into, start);
    }

    /** The text without secrets, uncut. */
    public String apply(String text) {
        String hidden = text;
        for (Stage stage : stages()) {
            Edits edits = stage.edit(hidden, hidden.length());
            if (edits != null) {
                hidden = edits.text();
            }
        }
        return hidden;
    }

    private Stage[] stages() {
        Stage[] made = stages;
        if (made == null) {
            made = makeStages();
            stages = made;
        }
        return made;
    }

    private Stage[] makeStages() {
        List<Stage> made = new ArrayList<>(patterns.size() + 2);
        if (secrets) {
            made.add(new SecretScan());
        }
        made.addAll(patterns);
        if (emails) {
            made.add(new EmailScan());
        }
        return made.toArray(new Stage[0]);
    }
}
