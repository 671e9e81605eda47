package io.runtrack.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.runtrack.agent.capture.EmailOutcome.Addressees;
import io.runtrack.agent.capture.SendReader.EmailSources;
import io.runtrack.agent.email.EmailAddress;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.frameworks.BuiltInMail;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.Reflected;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.template.CallValues;
import io.runtrack.agent.template.SampleCall;
import io.runtrack.agent.values.Accessors;
import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.model.EmailResult;
import java.lang.reflect.Method;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kotlin.ResultKt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EmailOutcomeTest {
    private static final Warnings WARNINGS = new Warnings();

    @SuppressWarnings("unused")
    abstract static class Samples {
        @TrackedEmail
        abstract Object sendAll();

        @TrackedEmail
        abstract Object send(String agentId, String agentName, String to);

        @TrackedEmail(whenFalse = EmailStatus.SKIPPED)
        abstract boolean trySend(String recipient);

        @TrackedEmail
        abstract Object sendEach(String agentId, Collection<?> email);

        @TrackedEmail
        abstract Object sendMany(String... to);

        @TrackedEmail(agentId = "{who.id}", agentName = "{who.name}", email = "{who.mails}")
        abstract Object sendTo(Person who);

        @TrackedEmail(email = "{return.usedAddress}")
        abstract Object sendSomewhere();
    }

    record Person(String id, String name, List<String> mails) {}

    record Used(String usedAddress) {}

    record Mailbox(String address) {}

    record Batch(List<Object> sent, Object failed) {}

    record Result(String agent_id, String agentName, String email, String status, String message) {}

    /** Its constants are static fields, and no reason. */
    @SuppressWarnings("unused")
    enum Delivery {
        sent,
        error
    }

    @SuppressWarnings("unused")
    static final class Letter {
        static final String email = "template@b.com";
        static final String reason = "template";
        final String agentId = "A1";
        final String status = "failed";
    }

    record Ticket(Object status) {}

    @SuppressWarnings({"unused", "FieldCanBeLocal"})
    static final class Bean {
        private final Object[] skipped = {Map.of("agent_id", "A3", "reason", "No email configured")};

        int getSent() {
            return 5;
        }
    }

    enum Sending {
        SENT,
        ERROR
    }

    static Stream<Arguments> results() {
        Map<String, Object> seed = new HashMap<>();
        seed.put("sent", List.of(Map.of("agent_id", "A1", "email", "a@b.com")));
        seed.put("failed", List.of(Map.of("agentId", "A2", "agentName", "Bo", "email", "c@d.com", "error", "SMTP")));
        seed.put("skipped", Set.of(Map.of("agent_id", "A3", "reason", "No email configured")));
        return Stream.of(
                arguments(
                        seed,
                        List.of(
                                result("A1", null, "a@b.com", EmailStatus.SENT, null),
                                result("A2", "Bo", "c@d.com", EmailStatus.FAILED, "SMTP"),
                                result("A3", null, null, EmailStatus.SKIPPED, "No email configured"))),
                arguments(
                        new Batch(Arrays.asList("a@b.com", null, new Mailbox("c@d.com")), "no collection"),
                        List.of(
                                result(null, null, "a@b.com", EmailStatus.SENT, null),
                                result(null, null, "c@d.com", EmailStatus.SENT, null))),
                arguments(new Bean(), List.of(result("A3", null, null, EmailStatus.SKIPPED, "No email configured"))),
                arguments(
                        List.of(
                                new Result("A1", "Al", "a@b.com", "sent", ""),
                                Map.of("email", "c@d.com", "status", Sending.ERROR, "error", new Error("boom")),
                                Map.of("email", "e@f.com", "status", "queued")),
                        List.of(
                                result("A1", "Al", "a@b.com", EmailStatus.SENT, ""),
                                result(null, null, "c@d.com", EmailStatus.FAILED, "boom"),
                                result(null, null, "e@f.com", EmailStatus.SENT, null))),
                arguments(
                        new Object[] {new Ticket("Skipped"), new Ticket(true), new Ticket(false)},
                        List.of(
                                result(null, null, null, EmailStatus.SKIPPED, null),
                                result(null, null, null, EmailStatus.SENT, null),
                                result(null, null, null, EmailStatus.FAILED, null))),
                arguments(again(new Ticket("failed")), List.of(result(null, null, null, EmailStatus.FAILED, null))),
                arguments(List.of(), List.of()),
                arguments(
                        new Result("A1", "Al", "a@b.com", "FAILURE", "bounced"),
                        List.of(result("A1", "Al", "a@b.com", EmailStatus.FAILED, "bounced"))),
                arguments(
                        Optional.of(Map.of("status", "ignored")),
                        List.of(result(null, null, null, EmailStatus.SKIPPED, null))),
                arguments(
                        new Ticket(Optional.of(Sending.ERROR)),
                        List.of(result(null, null, null, EmailStatus.FAILED, null))),
                arguments(
                        List.of(new Ticket(Optional.of(new StringBuilder("skipped")))),
                        List.of(result(null, null, null, EmailStatus.SKIPPED, null))),
                arguments(Sending.ERROR, List.of(result(null, null, null, EmailStatus.FAILED, null))),
                arguments(Delivery.error, List.of(result(null, null, null, EmailStatus.FAILED, null))),
                arguments(new Letter(), List.of(result("A1", null, null, EmailStatus.FAILED, null))),
                arguments(true, List.of(result(null, null, null, EmailStatus.SENT, null))),
                arguments(false, List.of(result(null, null, null, EmailStatus.FAILED, null))),
                arguments(null, List.of(result(null, null, null, EmailStatus.SENT, null))),
                arguments(Optional.empty(), List.of(result(null, null, null, EmailStatus.SENT, null))),
                arguments("message-id", List.of(result(null, null, null, EmailStatus.SENT, null))),
                arguments(List.of("id-1", "id-2"), List.of(result(null, null, null, EmailStatus.SENT, null))),
                arguments(Map.of("sent", 3), List.of(result(null, null, null, EmailStatus.SENT, null))));
    }

    @ParameterizedTest
    @MethodSource("results")
    void understands(@Nullable Object returned, List<EmailResult> results) {
        assertThat(outcome("sendAll", SampleCall.with().returning(returned), null))
                .isEqualTo(results);
    }

    /** An Iterable of a host's own, over whatever it was given. */
    private static final class Own implements Iterable<Ticket> {
        private final Iterator<Ticket> tickets;

        Own(Iterator<Ticket> tickets) {
            this.tickets = tickets;
        }

        @Override
        public Iterator<Ticket> iterator() {
            return tickets;
        }
    }

    private static Iterable<Ticket> again(Ticket... tickets) {
        return () -> Arrays.asList(tickets).iterator();
    }

    /** Knows whether it has been walked. */
    private static final class Guarded implements Iterable<Ticket> {
        private final List<Ticket> tickets = List.of(new Ticket("failed"));
        private boolean used;

        @Override
        public Iterator<Ticket> iterator() {
            if (used) {
                throw new IllegalStateException("used");
            }
            used = true;
            return tickets.iterator();
        }
    }

    /** Gives away what it holds. */
    private static final class Draining implements Iterable<Ticket> {
        private final Deque<Ticket> tickets = new ArrayDeque<>(List.of(new Ticket("failed")));

        @Override
        public Iterator<Ticket> iterator() {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return !tickets.isEmpty();
                }

                @Override
                public Ticket next() {
                    return tickets.pop();
                }
            };
        }
    }

    /** As Guava's consuming Iterables are. */
    private static Iterable<Ticket> consuming(Iterable<Ticket> tickets) {
        return new Iterable<>() {
            @Override
            public Iterator<Ticket> iterator() {
                List<Ticket> taken = new ArrayList<>();
                for (Iterator<Ticket> each = tickets.iterator(); each.hasNext(); each.remove()) {
                    taken.add(each.next());
                }
                return taken.iterator();
            }
        };
    }

    @SuppressWarnings("StreamToIterable") // a one-shot is what is wanted
    static Stream<Iterable<Ticket>> walkedOnlyOnce() {
        List<Ticket> tickets = List.of(new Ticket("failed"));
        Iterator<Ticket> iterator = tickets.iterator();
        Stream<Ticket> stream = tickets.stream();
        return Stream.of(
                stream::iterator,
                () -> iterator,
                new Own(tickets.iterator()),
                new Guarded(),
                new Draining(),
                consuming(new ArrayList<>(tickets)));
    }

    private record Held(List<Ticket> tickets, int size) implements Iterable<Ticket> {
        @Override
        public Iterator<Ticket> iterator() {
            return tickets.iterator();
        }
    }

    private static Iterable<Ticket> anonymous(List<Ticket> tickets) {
        return new Iterable<>() {
            @Override
            public Iterator<Ticket> iterator() {
                return tickets.iterator();
            }
        };
    }

    @SuppressWarnings("UnnecessaryMethodReference") // the list itself is a collection
    static Stream<Iterable<Ticket>> walkedAgain() {
        List<Ticket> tickets = List.of(new Ticket("failed"));
        return Stream.of(tickets::iterator, new Held(tickets, 1), anonymous(tickets));
    }

    @ParameterizedTest
    @MethodSource("walkedAgain")
    void readsWhatCanBeWalkedAgain(Iterable<Ticket> returned) {
        assertThat(outcome("sendAll", SampleCall.with().returning(returned), null))
                .containsExactly(result(null, null, null, EmailStatus.FAILED, null));
    }

    @ParameterizedTest
    @MethodSource("walkedOnlyOnce")
    void leavesToTheHostWhatCanBeWalkedOnlyOnce(Iterable<Ticket> returned) {
        assertThat(outcome("sendAll", SampleCall.with().returning(returned), null))
                .containsExactly(result(null, null, null, EmailStatus.SENT, null));
        assertThat(returned).containsExactly(new Ticket("failed"));
    }

    @Test
    void doesNotHaveALambdaDoItsWorkTwice() {
        int[] asked = {0};
        Iterable<Ticket> recipe = () -> {
            asked[0]++;
            return List.of(new Ticket("failed")).iterator();
        };

        outcome("sendAll", SampleCall.with().returning(recipe), null);

        assertThat(asked[0]).isZero();
    }

    @Test
    void takesTheAddresseeFromTheArguments() {
        SampleCall call = SampleCall.with("A1", "Al", "a@b.com");

        assertThat(outcome("send", call, null)).containsExactly(result("A1", "Al", "a@b.com", EmailStatus.SENT, null));
        assertThat(outcome("send", call.returning(new Ticket("failed")), null))
                .containsExactly(result("A1", "Al", "a@b.com", EmailStatus.FAILED, null));
        assertThat(outcome("send", call.returning(Map.of("skipped", List.of("x@y.z"))), null))
                .containsExactly(result("A1", "Al", "x@y.z", EmailStatus.SKIPPED, null));
        assertThat(outcome("trySend", SampleCall.with("a@b.com").returning(false), null))
                .containsExactly(result(null, null, "a@b.com", EmailStatus.SKIPPED, null));
    }

    @Test
    void makesOneRecordARecipient() {
        List<Object> mixed = Arrays.asList("a@b.com", new Mailbox("c@d.com"), null, Map.of("email", "e@f.com"));

        assertThat(outcome("sendEach", SampleCall.with("A1", mixed), null))
                .extracting(EmailResult::agentId, EmailResult::email)
                .containsExactly(tuple("A1", "a@b.com"), tuple("A1", "c@d.com"), tuple("A1", "e@f.com"));
        assertThat(outcome("sendMany", SampleCall.with((Object) new String[] {"a@b.com", "c@d.com"}), null))
                .extracting(EmailResult::email)
                .containsExactly("a@b.com", "c@d.com");
        assertThat(outcome("sendTo", SampleCall.with(new Person("A1", "Al", List.of("1@b.c", "2@b.c"))), null))
                .containsExactly(
                        result("A1", "Al", "1@b.c", EmailStatus.SENT, null),
                        result("A1", "Al", "2@b.c", EmailStatus.SENT, null));
    }

    @Test
    void readsRecipientsBeforeTheMethodUsesThemUp() {
        List<Object> queue = new ArrayList<>(List.of("a@b.com"));
        SendReader reader = reader("sendEach");
        SampleCall call = SampleCall.with("A1", queue);
        Addressees before = reader.addressees(call);
        queue.clear();

        assertThat(reader.results(before, call, null))
                .containsExactly(result("A1", null, "a@b.com", EmailStatus.SENT, null));
    }

    @Test
    void asksAtTheEndForWhatTheStartLeftOpen() {
        assertThat(outcome("sendSomewhere", SampleCall.with().returning(new Used("a@b.com")), null))
                .containsExactly(result(null, null, "a@b.com", EmailStatus.SENT, null));
    }

    @Test
    void failsForEachRecipientWhenTheMethodThrows() {
        assertThat(outcome(
                        "sendMany",
                        SampleCall.with((Object) new String[] {"a@b.com", "c@d.com"}),
                        new ExecutionException(new IllegalStateException("no route"))))
                .containsExactly(
                        result(null, null, "a@b.com", EmailStatus.FAILED, "no route"),
                        result(null, null, "c@d.com", EmailStatus.FAILED, "no route"));
        assertThat(outcome("sendAll", SampleCall.with(), new IllegalStateException()))
                .containsExactly(result(null, null, null, EmailStatus.FAILED, "IllegalStateException"));
    }

    @Test
    void keepsAFailureThatHadNobodyToWriteTo() {
        assertThat(outcome("sendEach", SampleCall.with("A1", List.of()), new IllegalStateException("smtp down")))
                .containsExactly(result("A1", null, null, EmailStatus.FAILED, "smtp down"));
        assertThat(outcome("sendEach", SampleCall.with("A1", List.of()), null)).isEmpty();
    }

    static Stream<Arguments> elements() {
        Map<String, Object> sent = Map.of("sent", List.of("a@b.com"));
        Map<String, Object> failed = Map.of("failed", List.of("c@d.com"));
        return Stream.of(
                arguments(
                        List.of(sent, failed, Map.of("status", "skipped")),
                        List.of(
                                result(null, null, "a@b.com", EmailStatus.SENT, null),
                                result(null, null, "c@d.com", EmailStatus.FAILED, null),
                                result(null, null, null, EmailStatus.SKIPPED, null))),
                arguments(
                        List.of(List.of(new Ticket("sent")), List.of(new Ticket("failed"))),
                        List.of(
                                result(null, null, null, EmailStatus.SENT, null),
                                result(null, null, null, EmailStatus.FAILED, null))),
                arguments(List.of(true, false), List.of(result(null, null, null, EmailStatus.FAILED, null))),
                arguments(List.of(false, true), List.of(result(null, null, null, EmailStatus.SENT, null))),
                arguments(List.of("id", failed), List.of(result(null, null, "c@d.com", EmailStatus.FAILED, null))));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void combinesWhatAPublisherToldUnlessItIsNoResults(List<Object> elements, List<EmailResult> results) {
        SendReader reader = reader("sendAll");
        CallValues call = new Elementwise(elements);

        assertThat(reader.results(reader.addressees(call), call, null)).isEqualTo(results);
    }

    @Test
    void keepsWhatAPublisherToldBeforeItFailed() {
        SendReader reader = reader("sendEach");
        List<Object> told = List.of(Map.of("status", "sent", "email", "a@b.com"));
        Addressees both = reader.addressees(SampleCall.with("A1", List.of("a@b.com", "c@d.com")));

        assertThat(reader.results(both, new Elementwise(told), new IllegalStateException("mid")))
                .containsExactly(
                        result("A1", null, "a@b.com", EmailStatus.SENT, null),
                        result("A1", null, "c@d.com", EmailStatus.FAILED, "mid"));
        assertThat(reader.results(both, new Elementwise(List.of("id")), new IllegalStateException("mid")))
                .extracting(EmailResult::status)
                .containsExactly(EmailStatus.FAILED, EmailStatus.FAILED);
    }

    /** A call whose publisher has told these. */
    private record Elementwise(List<Object> elements) implements CallValues {
        @Override
        public @Nullable Object receiver() {
            return null;
        }

        @Override
        public @Nullable Object argument(int position) {
            return null;
        }

        @Override
        public Object result() {
            return elements.get(elements.size() - 1);
        }
    }

    @Test
    void takesAFailureThatNamesNobodyForAFailureOfAll() {
        jakarta.mail.SendFailedException nobody = new jakarta.mail.SendFailedException("down") {
            private static final long serialVersionUID = 1L;

            @Override
            public jakarta.mail.Address @Nullable [] getValidSentAddresses() {
                throw new IllegalStateException();
            }

            @Override
            public jakarta.mail.Address @Nullable [] getValidUnsentAddresses() {
                return null;
            }

            @Override
            public jakarta.mail.Address @Nullable [] getInvalidAddresses() {
                return new jakarta.mail.Address[0];
            }
        };

        assertThat(outcome("sendMany", SampleCall.with((Object) new String[] {"a@b.com"}), nobody))
                .containsExactly(result(null, null, "a@b.com", EmailStatus.FAILED, "down"));
    }

    @Test
    void takesAnExceptionThatWasReturnedForOneThatWasThrown() {
        Object failure = ResultKt.createFailure(new IllegalStateException("no route"));

        assertThat(outcome("send", SampleCall.with("A1", "Ann", "a@b.com").returning(failure), null))
                .containsExactly(result("A1", "Ann", "a@b.com", EmailStatus.FAILED, "no route"));
    }

    @Test
    void keepsWhatAHostileCollectionGaveBeforeItFailed() {
        Collection<Object> breaks = new AbstractList<>() {
            @Override
            public int size() {
                return 9;
            }

            @Override
            public Object get(int index) {
                if (index == 2) {
                    throw new StackOverflowError();
                }
                return "a@b.com";
            }
        };

        assertThat(outcome("sendAll", SampleCall.with().returning(Map.of("failed", breaks)), null))
                .extracting(EmailResult::status)
                .containsExactly(EmailStatus.FAILED, EmailStatus.FAILED);
    }

    /** Asked for neither of them, so that nothing of what it returned is lost without a word. */
    static Stream<Arguments> unread() {
        return Stream.of(
                arguments(Map.of("sent", List.of(Map.of("to whom", "a@b.com"))), "neither address nor reason"),
                arguments(Map.of("a@b.com", "sent"), "could not be read"),
                arguments(List.of("4711"), "could not be read"),
                arguments(Stream.of("a@b.com"), "could not be read"));
    }

    @ParameterizedTest
    @MethodSource("unread")
    void saysWhatItCouldNotRead(Object returned, String said) {
        Warnings warnings = new Warnings();
        EmailOutcome outcome = EmailSamples.outcome(new Accessors((module, name) -> {}), warnings);
        Addressees nobody =
                new Addressees(null, null, new EmailAddress(EmailSamples.ACCESSORS, MailApi.NONE).envelopes(null));
        Addressees known =
                new Addressees(null, null, new EmailAddress(EmailSamples.ACCESSORS, MailApi.NONE).envelopes("a@b.com"));

        outcome.of(known, SampleCall.with().returning("4711"), null);
        outcome.of(nobody, SampleCall.with().returning(Map.of("failed", List.of("a@b.com"))), null);
        outcome.of(nobody, SampleCall.with().returning(null), null);
        assertThat(warnings.messages()).isEmpty();

        outcome.of(nobody, SampleCall.with().returning(returned), null);
        assertThat(warnings.messages())
                .singleElement()
                .asString()
                .contains("Mailer#send", returned.getClass().getName(), said, "email, status and reason");
    }

    @Test
    void readsReplyCodesAndMessageIdsInEitherSpelling() {
        Object returned = Map.of(
                "sent", List.of(Map.of("email", "a@b.com", "messageId", "<1@box>", "smtpCode", 250L)),
                "failed", List.of(new Answered("c@d.com", "550"), new Answered("e@f.com", "later")));

        assertThat(outcome("sendAll", SampleCall.with().returning(returned), null))
                .containsExactly(
                        new EmailResult(null, null, "a@b.com", EmailStatus.SENT, null, 250, "<1@box>"),
                        new EmailResult(null, null, "c@d.com", EmailStatus.FAILED, null, 550, null),
                        new EmailResult(null, null, "e@f.com", EmailStatus.FAILED, null, null, null));
    }

    record Answered(String email, String smtp_code) {}

    /**
     * What a host may return or be given: its methods change it, although they are named as the parts of a result are.
     */
    @SuppressWarnings({"unused", "UnusedMethod", "ReturnValueIgnored"})
    static final class Steps {
        private final List<String> done = new ArrayList<>();
        private String address = "steps@b.com";
        private boolean failed;

        Steps sent() {
            return step("sent");
        }

        Steps failed() {
            failed = true;
            return step("failed");
        }

        int skipped() {
            return step("skipped").done.size();
        }

        String status() {
            return step("status").address;
        }

        boolean email() {
            return step("email").failed;
        }

        boolean address() {
            return step("address").failed;
        }

        private Steps step(String name) {
            done.add(name);
            return this;
        }
    }

    @Test
    void takesNoStepThatIsNamedLikeAPart() {
        Steps returned = new Steps();
        Steps addressed = new Steps();

        assertThat(outcome("sendAll", SampleCall.with().returning(returned), null))
                .containsExactly(result(null, null, null, EmailStatus.SENT, null));
        assertThat(outcome("send", SampleCall.with("A1", "Al", addressed), null))
                .containsExactly(result("A1", "Al", "steps@b.com", EmailStatus.SENT, null));
        assertThat(returned.done).isEmpty();
        assertThat(addressed.done).isEmpty();
    }

    /** As Lombok, Kotlin and Scala make them. */
    @SuppressWarnings("UnusedVariable")
    static final class Fluent {
        private final String status = "failed";
        private final @Nullable String reason = "full";

        String status() {
            return status;
        }

        Optional<String> reason() {
            return Optional.ofNullable(reason);
        }

        boolean isSent() {
            return false;
        }
    }

    /** Nothing that it holds is called so. */
    @SuppressWarnings("unused")
    static final class Computing {
        private final Map<String, String> only = Map.of("email", "a@b.com");

        List<Map<String, String>> failed() {
            return List.of(only);
        }
    }

    @SuppressWarnings("unused")
    static final class Knowing {
        private final boolean ok = false;

        Sending status() {
            return ok ? Sending.SENT : Sending.ERROR;
        }
    }

    interface Told {
        String status();

        default Told sent() {
            throw new AssertionError("a step");
        }
    }

    record Computed(boolean ok, Object email) {
        Sending status() {
            return ok ? Sending.SENT : Sending.ERROR;
        }

        @SuppressWarnings("DoNotCallSuggester")
        boolean sent() {
            throw new AssertionError("an action");
        }
    }

    static Stream<Arguments> accessors() {
        return Stream.of(
                arguments(new Fluent(), result(null, null, null, EmailStatus.FAILED, "full")),
                arguments(new Computing(), result(null, null, "a@b.com", EmailStatus.FAILED, null)),
                arguments(new Knowing(), result(null, null, null, EmailStatus.FAILED, null)),
                arguments((Told) () -> "failed", result(null, null, null, EmailStatus.FAILED, null)),
                arguments(new Computed(false, "c@d.com"), result(null, null, "c@d.com", EmailStatus.FAILED, null)));
    }

    @ParameterizedTest
    @MethodSource("accessors")
    void asksAccessorsWithoutPrefix(Object returned, EmailResult expected) {
        assertThat(outcome("sendAll", SampleCall.with().returning(returned), null))
                .containsExactly(expected);
    }

    private static EmailResult result(
            @Nullable String agentId,
            @Nullable String agentName,
            @Nullable String email,
            EmailStatus status,
            @Nullable String reason) {
        return new EmailResult(agentId, agentName, email, status, reason);
    }

    private static List<EmailResult> outcome(String method, SampleCall call, @Nullable Throwable thrown) {
        SendReader reader = reader(method);
        return reader.results(reader.addressees(call.returning(null)), call, thrown);
    }

    private static SendReader reader(String name) {
        Method method = Reflected.method(Samples.class, name);
        MethodShape shape = Reflected.shape(method);
        TrackedAnnotation annotation = Reflected.annotations(method).get(0);
        Accessors accessors = new Accessors((module, packageName) -> {});
        MailApi mail = new BuiltInMail(accessors);
        return new SendReader(
                EmailSources.bind(shape, new FieldBinder(shape, annotation, accessors, new Warnings()), mail),
                new EmailAddress(accessors, mail),
                new EmailOutcome(
                        new EmailResultReader(accessors),
                        mail,
                        annotation.constant("whenFalse", EmailStatus.FAILED),
                        new UnreadResults(shape.displayName(), WARNINGS)));
    }
}
