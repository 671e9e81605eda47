package io.runtrack.agent.frameworks;

import io.runtrack.agent.email.Envelope;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.frameworks.jakartamail.JakartaMail;
import io.runtrack.agent.method.MethodParameter;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.Failure;
import io.runtrack.model.EmailResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mail libraries that are built in. What is known of them is loaded when an email method is first given, or throws,
 * an object of one of their classes; a host with a client of its own never loads it. Safe for any thread.
 */
public final class BuiltInMail implements MailApi {

    /**
     * How the names of their classes begin: each message, address and exception has such a class as its own or above.
     */
    private static final String[] PREFIXES = {
        "jakarta.mail.", "javax.mail.", "org.springframework.mail.", "org.simplejavamail.api.email."
    };

    private static final String ARRAY = "[L";

    /** Causes may lead in a circle. */
    private static final int MOST_CAUSES = 1_000;

    private static final ClassValue<Boolean> MET = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isMet(type);
        }
    };

    private final Accessors accessors;

    /** Two threads may make two at the same time: they are alike. */
    private volatile @Nullable MailApi loaded;

    /** @param accessors by which the host's objects are asked */
    public BuiltInMail(Accessors accessors) {
        this.accessors = accessors;
    }

    @Override
    public boolean isMessage(Class<?> type) {
        return of(type).isMessage(type);
    }

    @Override
    public boolean isAddress(Class<?> type) {
        return of(type).isAddress(type);
    }

    @Override
    public boolean makesMessages(MethodShape method) {
        for (MethodParameter parameter : method.parameters()) {
            String type = parameter.typeName();
            if (isTheirs(type.startsWith(ARRAY) ? type.substring(ARRAY.length()) : type)) {
                return load().makesMessages(method);
            }
        }
        return false;
    }

    @Override
    public List<Object> addressed(Object message) {
        return of(message.getClass()).addressed(message);
    }

    @Override
    public @Nullable String messageId(Object message) {
        return of(message.getClass()).messageId(message);
    }

    @Override
    public @Nullable List<EmailResult> split(Throwable thrown, List<Envelope> envelopes) {
        Throwable each = thrown;
        for (int i = 0; i < MOST_CAUSES && each != null; i++) {
            MailApi mail = of(each.getClass());
            if (mail != NONE) {
                return mail.split(each, envelopes);
            }
            each = Failure.causeOf(each);
        }
        return null;
    }

    @Override
    public @Nullable String reason(Throwable thrown) {
        return of(thrown.getClass()).reason(thrown);
    }

    /** What knows the objects of a class; {@link MailApi#NONE} as long as no class of a mail library has been met. */
    private MailApi of(Class<?> type) {
        MailApi known = loaded;
        if (known != null) {
            return known;
        }
        return MET.get(type) ? load() : NONE;
    }

    private MailApi load() {
        MailApi known = loaded;
        if (known == null) {
            known = new JakartaMail(accessors);
            loaded = known;
        }
        return known;
    }

    private static boolean isMet(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (isTheirs(each.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTheirs(String className) {
        for (String prefix : PREFIXES) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
