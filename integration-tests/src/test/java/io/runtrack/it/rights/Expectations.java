package io.runtrack.it.rights;

import io.runtrack.it.rights.SharedTree.Run;
import io.runtrack.it.rights.Taken.Listing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;

/**
 * What each command is to do with a tree from which something is taken: the script that runs them all, and what must
 * come of it.
 */
record Expectations(SharedTree tree, Taken taken, Path config) {
    private static final String ALL_DAYS = "9999d";

    List<String> script() {
        String from = tree.today().minusDays(500).toString();
        List<String> lines = new ArrayList<>();
        lines.add("mode\t" + taken.mode() + "\t" + tree.root().resolve(taken.thing()));
        lines.add(run("runs list --format json --from " + from));
        lines.add(run("runs show a-work --failed"));
        lines.add(run("runs show a-work --emails"));
        lines.add(run("runs show f-oldest --files"));
        lines.add("logs\t" + tree.root() + "\t" + tree.work().started() + " "
                + tree.work().id());
        lines.add(run("check --command extract --within " + ALL_DAYS));
        lines.add(run("check --command recent --within " + ALL_DAYS));
        lines.add(run("runs watch --interval 10ms"));
        lines.add(run("delivery-report --format json --config " + config + " --output " + tree.root() + " --date-from "
                + tree.today().minusDays(2) + " --date-to " + tree.today()));
        lines.add(run("prune --dry-run --before " + tree.today()));
        lines.add(run("prune --before " + tree.today()));
        lines.add(run("recover"));
        lines.add(run("recover --stale --from " + from));
        lines.add("mode\t" + taken.modeBefore() + "\t" + tree.root().resolve(taken.thing()));
        return lines.stream().filter(line -> !isRestoreOfGone(line)).toList();
    }

    /** What a document was taken from may be deleted by then. */
    private boolean isRestoreOfGone(String line) {
        return line.startsWith("mode\t" + taken.modeBefore()) && !taken.thing().endsWith("/");
    }

    private String run(String command) {
        return "run\t" + command.replace(' ', '\t') + "\t--path\t" + tree.root();
    }

    void check(Iterator<Answer> answers, SoftAssertions softly) {
        Checked checked = new Checked(taken, softly);
        Answer list = answers.next();
        checked.that("list", list, false, taken.hides(Listing.MONTHS));
        softly.assertThat(idsOf(list)).as("list %s", taken).containsExactlyInAnyOrderElementsOf(seen(Listing.MONTHS));

        Run work = tree.work();
        boolean hidden = taken.hides(Listing.TREE, work);
        boolean listed = taken.hides(Listing.TREE) && taken.thing().endsWith("/");
        boolean files = taken.closes(work.files());
        boolean emails = taken.closes(work.emails());
        checked.that("show --failed", answers.next(), hidden || files, hidden || files);
        checked.that("show --emails", answers.next(), hidden || emails || files, hidden || emails || files);
        boolean oldest = taken.hides(Listing.TREE, tree.oldest());
        checked.that(
                "show another",
                answers.next(),
                oldest || taken.closes(tree.oldest().files()),
                listed || taken.closes(tree.oldest().files()));
        checked.that("library", answers.next(), files, files);
        checkJudging(answers, checked);
        checked.that("watch", answers.next(), false, taken.hides(Listing.DAYS));
        checked.that("report", answers.next(), false, taken.hides(Listing.DAYS) || files || emails);
        checkChanging(answers, checked, softly);
    }

    private void checkJudging(Iterator<Answer> answers, Checked checked) {
        boolean tree = taken.hides(Listing.TREE);
        Answer extract = answers.next();
        checked.that("check", extract, tree, tree);
        Answer recent = answers.next();
        boolean today = taken.hides(Listing.TREE, tree().recent());
        checked.that("check today's", recent, today, tree);
        checked.oneLine("check", extract, tree, "cannot tell whether extract succeeded");
        checked.oneLine("check today's", recent, today, "cannot tell whether recent succeeded");
    }

    private void checkChanging(Iterator<Answer> answers, Checked checked, SoftAssertions softly) {
        boolean hidden = taken.hides(Listing.TREE);
        boolean locked = tree.endedBeforeToday().stream().anyMatch(this::isLocked);
        checked.that("prune --dry-run", answers.next(), hidden || locked, hidden || locked);
        boolean emptyFolderLeft = taken.permission() == 'w' && taken.thing().endsWith("/");
        Answer prune = answers.next();
        checked.that(
                "prune",
                prune,
                hidden || locked,
                hidden || locked || (emptyFolderLeft && prune.err().contains("the empty folder")));
        for (Run run : tree.runs()) {
            boolean goes = tree.endedBeforeToday().contains(run) && !taken.hides(Listing.TREE, run) && !isLocked(run);
            softly.assertThat(tree.left(run)).as("%s of %s", taken, run).isEqualTo(goes ? 0 : 3);
        }
        boolean silentOnes = taken.hides(Listing.DAYS); // which recover names
        checked.that("recover", answers.next(), silentOnes, silentOnes);
        Run silent = tree.silent();
        boolean stuck = taken.isIn("run_metadata")
                ? (taken.hides(Listing.MONTHS) && isStillThere()) || taken.locks(silent.metadata())
                : taken.closes(silent.emails());
        checked.that("recover --stale", answers.next(), stuck, stuck);
    }

    /** A document that may be deleted has been, by prune. */
    private boolean isStillThere() {
        return taken.thing().endsWith("/") || taken.hides(Listing.TREE);
    }

    private boolean isLocked(Run run) {
        return SharedTree.documents(run.day(), run.id()).stream().anyMatch(taken::locks);
    }

    private List<String> seen(Listing listing) {
        return tree.runs().stream()
                .filter(run -> !taken.hides(listing, run))
                .map(Run::id)
                .toList();
    }

    private static List<String> idsOf(Answer list) {
        return StreamSupport.stream(TakenRightsIT.json(list).spliterator(), false)
                .map(run -> run.path("run_id").asText())
                .toList();
    }

    /** Holds one answer to its exit code, and to naming what could not be read. */
    private record Checked(Taken taken, SoftAssertions softly) {
        void that(String command, Answer answer, boolean fails, boolean names) {
            String what = taken + " " + command + ": " + answer;
            softly.assertThat(answer.exitCode()).as(what).isEqualTo(fails ? 1 : 0);
            softly.assertThat(answer.err().contains(taken.name()))
                    .as("is named: %s", what)
                    .isEqualTo(names);
            softly.assertThat(answer.err()).as(what).doesNotContain("Exception");
        }

        void oneLine(String command, Answer answer, boolean expected, String start) {
            if (expected) {
                softly.assertThat(answer.errorLines())
                        .as("%s %s", taken, command)
                        .hasSize(1);
                softly.assertThat(answer.err()).as("%s %s", taken, command).startsWith("runtrack: " + start);
            }
        }
    }
}
