package io.runtrack.agent.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.values.Accessors;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BuiltInMailTest {
    private static final String PACKAGE = BuiltInMail.class.getPackageName();

    private final Watched loader = new Watched();

    /** Loads what is built in once more, and tells which folders it had to look into. */
    private static final class Watched extends ClassLoader {
        private final List<String> ofFolders = new ArrayList<>();

        Watched() {
            super(BuiltInMail.class.getClassLoader());
        }

        MailApi mail() throws Exception {
            Class<?> type = Class.forName(BuiltInMail.class.getName(), true, this);
            return (MailApi) type.getConstructor(Accessors.class).newInstance(new Accessors((module, name) -> {}));
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return name.startsWith(PACKAGE) ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            if (name.indexOf('.', PACKAGE.length() + 1) > 0) {
                ofFolders.add(name);
            }
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] content = file.readAllBytes();
                return defineClass(name, content, 0, content.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }

    @Test
    void loadsNothingOfAFolderForObjectsOfOthers() throws Exception {
        MailApi mail = loader.mail();
        Throwable others = new IllegalStateException("down", new IOException("no route"));

        assertThat(mail.isMessage(String.class)).isFalse();
        assertThat(mail.isAddress(Object.class)).isFalse();
        assertThat(mail.addressed("ann@b.com")).isEmpty();
        assertThat(mail.split(others, List.of())).isNull();
        assertThat(mail.reason(others)).isNull();
        assertThat(loader.ofFolders).isEmpty();
    }

    @Test
    void loadsTheFolderForTheFirstMessage() throws Exception {
        MailApi mail = loader.mail();

        assertThat(mail.isMessage(MimeMessage.class)).isTrue();
        assertThat(mail.isAddress(InternetAddress.class)).isTrue();
        assertThat(loader.ofFolders).contains(PACKAGE + ".jakartamail.JakartaMail");
    }

    @Test
    void loadsTheFolderForTheFirstExceptionAtAnyDepth() throws Exception {
        InternetAddress[] refused = {new InternetAddress("ann@b.com")};
        Throwable thrown =
                new IllegalStateException("down", new SendFailedException("refused", null, none(), none(), refused));

        assertThat(loader.mail().split(thrown, List.of()))
                .singleElement()
                .satisfies(result -> assertThat(result.email()).isEqualTo("ann@b.com"));
    }

    private static InternetAddress @Nullable [] none() {
        return null;
    }
}
