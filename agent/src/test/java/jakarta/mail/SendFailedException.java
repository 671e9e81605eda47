package jakarta.mail;

import org.jspecify.annotations.Nullable;

/** Shaped as the mail API's own class. */
public class SendFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public SendFailedException(String message) {
        super(message);
    }

    /** Shaped as {@code InternetAddress}. */
    public record Address(String personal, String mailbox) {
        public String getAddress() {
            return mailbox;
        }

        @Override
        public String toString() {
            return personal + " <" + mailbox + '>';
        }
    }

    public Address @Nullable [] getValidSentAddresses() {
        return new Address[] {new Address("Sent", "sent@b.com")};
    }

    public Address @Nullable [] getValidUnsentAddresses() {
        return new Address[] {new Address("Unsent", "unsent@b.com")};
    }

    public Address @Nullable [] getInvalidAddresses() {
        return new Address[] {new Address("Invalid", "invalid@b.com")};
    }
}
