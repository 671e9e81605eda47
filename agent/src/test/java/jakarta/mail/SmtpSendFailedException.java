package jakarta.mail;

/** Shaped as a provider's subclass. */
public final class SmtpSendFailedException extends SendFailedException {
    private static final long serialVersionUID = 1L;

    public SmtpSendFailedException(String message) {
        super(message);
    }
}
