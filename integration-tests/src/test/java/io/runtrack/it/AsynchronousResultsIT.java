package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.it.host.AsynchronousSends;
import io.runtrack.it.host.FutureFiles;
import io.runtrack.it.host.JoinedFutures;
import io.runtrack.it.host.ReactiveFiles;
import io.runtrack.it.host.RxFiles;
import io.runtrack.it.host.UnloadedPipeline;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.HostLibraries;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * The record of an asynchronous result says how that ended. The host sees neither the agent nor, unless a publisher is
 * cold, another object.
 */
final class AsynchronousResultsIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void aFuturesRecordSaysHowItEnded(Jdk jdk) {
        assertThat(recordsOf(ForkedJvm.on(jdk, temporary)
                        .classPath(HostLibraries.with("guava", "failureaccess"))
                        .main(FutureFiles.class)))
                .containsExactlyInAnyOrder(
                        "before.wav success",
                        "after.wav success",
                        "elsewhere.wav success",
                        "derived.wav success",
                        "minimal.wav success",
                        "failed-before.wav failed IllegalStateException no speech",
                        "failed-after.wav failed IllegalArgumentException cut",
                        "wrapped.wav failed IllegalArgumentException cut",
                        "thrown.wav failed UnsupportedOperationException mp7",
                        "skipped.wav skipped AlreadyDone seen",
                        "at-once.wav failed IllegalStateException at once at-once.wav",
                        "cancelled.wav failed CancellationException",
                        "cancelled-source.wav failed CancellationException",
                        "touchy.wav success",
                        "plain-future.wav success",
                        "actual.wav failed IllegalStateException actual",
                        "foreign.wav success",
                        "refusing.wav success",
                        "null.wav success",
                        "with-output.wav success > out.json",
                        "empty-optional.wav skipped",
                        "missing.wav skipped",
                        "void.wav success",
                        "refused.wav failed",
                        "status.wav skipped",
                        "templated.wav success agent-7 > out/agent-7.json",
                        "listenable.wav success",
                        "listenable-before.wav success",
                        "listenable-failed.wav failed IllegalStateException no guava",
                        "listenable-cancelled.wav failed CancellationException Task was cancelled.",
                        "listenable-interrupted.wav success",
                        "never.wav failed Aborted JVM ended before the command completed");
    }

    @EachJdk
    void eachSubscriptionToAPublisherOfReactorHasARecord(Jdk jdk) {
        assertThat(recordsOf(ForkedJvm.on(jdk, temporary)
                        .classPath(HostLibraries.with("reactor-core", "reactive-streams"))
                        .main(ReactiveFiles.class)))
                .containsExactlyInAnyOrder(
                        "just success",
                        "twice success",
                        "twice success",
                        "empty skipped",
                        "empty-quietly skipped",
                        "void success",
                        "later success",
                        "elsewhere success",
                        "publisher success",
                        "undeclared success",
                        "output success > out.json",
                        "inner-h success",
                        "inner-i success",
                        "inner-j success",
                        "inner-k success",
                        "zip-l success",
                        "zip-m success",
                        "then success",
                        "to-future success",
                        "flaky failed IllegalStateException try 1",
                        "flaky failed IllegalStateException try 2",
                        "flaky success",
                        "{return} success c",
                        "range success r5",
                        "none success",
                        "interval success t2",
                        "published success e",
                        "then-published success g",
                        "bounded success s300",
                        "half failed IllegalStateException half",
                        "requested success l",
                        "shared success n",
                        "filtered success p",
                        "fusion success x3",
                        "fusion success x3",
                        "fusion success x3",
                        "asynchronous-fusion success z",
                        "cancelled failed CancellationException",
                        "cancelled-flux failed CancellationException",
                        "first-only failed CancellationException",
                        "timeout failed CancellationException",
                        "connectable success",
                        "connectable-as-flux success FluxPublish",
                        "sink success b",
                        "sink success b",
                        "group-1 success",
                        "group-2 success",
                        "context success",
                        "failed failed IllegalStateException no speech",
                        "stack failed IllegalStateException deep",
                        "downstream success",
                        "skipped skipped AlreadyDone seen",
                        "within success",
                        "never failed Aborted JVM ended before the command completed");
        assertThat(folder().run("asynchronous").number("exit_code")).isEqualTo(3);
    }

    @EachJdk
    void eachSubscriptionToAPublisherOfRxJavaHasARecord(Jdk jdk) {
        assertThat(recordsOf(ForkedJvm.on(jdk, temporary)
                        .classPath(HostLibraries.with("rxjava", "reactive-streams"))
                        .main(RxFiles.class)))
                .containsExactlyInAnyOrder(
                        "single success a",
                        "single-twice success b",
                        "single-twice success b",
                        "maybe success d",
                        "maybe-empty skipped",
                        "completable success",
                        "completable-later success",
                        "single-later success e",
                        "source success",
                        "inner-g success g",
                        "inner-h success h",
                        "flowable success b",
                        "flowable-fused success r300",
                        "flowable-queued success d",
                        "observable success",
                        "observable-fused success",
                        "observable-empty success",
                        "observable-flaky failed IllegalStateException try 1",
                        "observable-flaky failed IllegalStateException try 2",
                        "observable-flaky success",
                        "single-failed failed IllegalStateException one",
                        "maybe-failed failed IllegalStateException two",
                        "completable-failed failed IllegalStateException three",
                        "flowable-failed failed IllegalStateException four",
                        "observable-failed failed IllegalStateException five",
                        "single-disposed failed CancellationException",
                        "maybe-disposed failed CancellationException",
                        "completable-disposed failed CancellationException",
                        "flowable-disposed failed CancellationException",
                        "observable-disposed failed CancellationException",
                        "subject success",
                        "subject-declared success",
                        "never failed Aborted JVM ended before the command completed");
    }

    @EachJdk
    void aSuspendFunctionsRecordEndsWithIt(Jdk jdk) {
        List<String> records = new ArrayList<>(recordsOf(ForkedJvm.on(jdk, temporary)
                .classPath(HostLibraries.with("kotlin-stdlib", "kotlinx-coroutines-core-jvm"))
                .main("io.runtrack.it.host.SuspendFilesKt")));

        List<String> atOnce = Collections.nCopies(50, "many.wav success");
        assertThat(records).filteredOn(atOnce::contains).hasSameSizeAs(atOnce);
        records.removeAll(atOnce);
        assertThat(records)
                .containsExactlyInAnyOrder(
                        "at-once.wav success",
                        "once.wav success",
                        "often.wav success",
                        "unit.wav success",
                        "nothing.wav skipped",
                        "tail.wav success",
                        "raw.wav success",
                        "raw-at-once.wav success",
                        "default.wav success",
                        "call.wav success agent-7 > out.json",
                        "null success > only.json",
                        "recursive.wav-0 success",
                        "recursive.wav-1 success",
                        "recursive.wav-2 success",
                        "recursive.wav-3 success",
                        "failed-at-once.wav failed IllegalStateException no speech",
                        "failed.wav failed IllegalStateException no speech",
                        "skipped.wav skipped NoSuchElementException seen",
                        "cancelled.wav failed CancellationException StandaloneCoroutine was cancelled",
                        "cancelled-tail.wav failed CancellationException StandaloneCoroutine was cancelled",
                        "timeout.wav failed TimeoutCancellationException Timed out waiting for 10 ms",
                        "interface.wav success",
                        "inner-open.wav success",
                        "open.wav success",
                        "companion.wav success",
                        "static.wav success",
                        "suspend-static.wav success",
                        "default-method.wav success",
                        "object.wav success",
                        "generic.wav success",
                        "extended.wav success",
                        "dispatched.wav success",
                        "dispatched-too.wav success",
                        "no-dispatcher.wav success",
                        "never.wav failed Aborted JVM ended before the command completed");
        StoredRun run = folder().run("suspend-files");
        assertThat(run.number("exit_code")).isEqualTo(3);
        assertThat(run.number("emails_sent")).isEqualTo(4);
    }

    @EachJdk
    void emailsAreRecordedWhenTheirFateIsKnown(Jdk jdk) {
        recordsOf(ForkedJvm.on(jdk, temporary)
                .classPath(HostLibraries.with("reactor-core", "reactive-streams"))
                .main(AsynchronousSends.class));

        StoredRun run = folder().onlyRun();
        assertThat(run.text("status")).isEqualTo("partial_success");
        assertThat(run.number("exit_code")).isZero();
        assertThat(run.emails().stream()
                        .map(email -> email.get("email").asText()
                                + ' '
                                + email.get("status").asText()
                                + ' '
                                + email.get("reason").asText()))
                .containsExactlyInAnyOrder(
                        "sent-1@example.com sent null",
                        "failed-1@example.com failed null",
                        "ada@example.com skipped null",
                        "flux-1@example.com sent null",
                        "flux-2@example.com failed full",
                        "bob@example.com failed no route",
                        "carl@example.com sent null");
    }

    /**
     * A future tells those first who came last: whoever waits for it may go on, and end the run, before its record is
     * made.
     */
    @EachJdk
    void theFilesThatACommandWaitedForAreItsOwn(Jdk jdk) {
        recordsOf(ForkedJvm.on(jdk, temporary).main(JoinedFutures.class, "30"));

        assertThat(folder().runs()).hasSize(90).allSatisfy(run -> assertThat(run.number("total_files"))
                .as(run.text("command"))
                .isEqualTo(run.text("command").equals("handing-on") ? 1 : 3));
    }

    @EachJdk
    void whatNeverEndsKeepsNoLoaderAlive(Jdk jdk) {
        assertThat(recordsOf(ForkedJvm.on(jdk, temporary)
                        .classPath(HostLibraries.with("reactor-core", "reactive-streams"))
                        .main(UnloadedPipeline.class)))
                .containsExactlyInAnyOrder(
                        "done.wav success",
                        "pending.wav failed Aborted JVM ended before the command completed",
                        "mono.wav success",
                        "never.wav failed Aborted JVM ended before the command completed");
    }

    /** What it recorded, and a failure unless it behaved as it does without the agent. */
    private List<String> recordsOf(ForkedJvm host) {
        FinishedJvm without = host.run();
        FinishedJvm with =
                host.agent("path=" + folder().path() + ",log.level=debug").run();
        assertThat(without.exitCode()).as("%s", without).isZero();
        assertThat(without.errors()).isEmpty();
        SameBehaviour.assertThatOnlyAgentLinesDiffer(with, without);
        assertThat(with.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
        return folder().runs().stream()
                .flatMap(run -> run.files().stream())
                .map(AsynchronousResultsIT::briefly)
                .toList();
    }

    private static String briefly(JsonNode file) {
        StringBuilder text = new StringBuilder(file.get("file_path").asText());
        text.append(' ').append(file.get("status").asText());
        for (String field : List.of("agent_id", "error_type", "error_message")) {
            if (!file.get(field).isNull()) {
                text.append(' ').append(file.get(field).asText());
            }
        }
        JsonNode output = file.get("output_path");
        return output.isNull() ? text.toString() : text + " > " + output.asText();
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
