package io.runtrack.agent.email;

import io.runtrack.agent.method.MethodShape;
import io.runtrack.model.EmailResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a library that sends mail: whom its messages go to, and what its exceptions say of each address. Its
 * classes are the host's and are known by name. Asked at the calls of email methods, on any thread; never throws.
 */
public interface MailApi {

    /** Whether objects of a class are messages that name their recipients themselves. */
    boolean isMessage(Class<?> type);

    /** Whether objects of a class are addresses. */
    boolean isAddress(Class<?> type);

    /** Whether a method is given what makes the messages, and hands these on to another that sends them. */
    boolean makesMessages(MethodShape method);

    /** The collections of addresses that a message goes to; none for what is no message. */
    List<Object> addressed(Object message);

    /** The id that a message has in its header; null while it has none, and for what is no message. */
    @Nullable
    String messageId(Object message);

    /**
     * What an exception, or one of its causes, says of each address; null when it says no more than that the send
     * failed.
     *
     * @param envelopes whom the send was to reach, message by message
     */
    @Nullable
    List<EmailResult> split(Throwable thrown, List<Envelope> envelopes);

    /** Why a send failed, as an exception of the library says it; null for others, whose message says it. */
    @Nullable
    String reason(Throwable thrown);

    /** No library is known. */
    MailApi NONE = new MailApi() {
        @Override
        public boolean isMessage(Class<?> type) {
            return false;
        }

        @Override
        public boolean isAddress(Class<?> type) {
            return false;
        }

        @Override
        public boolean makesMessages(MethodShape method) {
            return false;
        }

        @Override
        public List<Object> addressed(Object message) {
            return List.of();
        }

        @Override
        public @Nullable String messageId(Object message) {
            return null;
        }

        @Override
        public @Nullable List<EmailResult> split(Throwable thrown, List<Envelope> envelopes) {
            return null;
        }

        @Override
        public @Nullable String reason(Throwable thrown) {
            return null;
        }
    };
}
