package io.runtrack.agent.capture;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.model.EmailResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sends within a send have told of its recipients: the server's code and the message's id, which the outer one may
 * not know. The outer one decides on everything else. For one thread.
 */
final class ToldResults {
    private final Map<String, List<EmailResult>> byAddress = new LinkedHashMap<>();

    static ToldResults of(List<EmailResult> told) {
        ToldResults results = new ToldResults();
        told.forEach(results::add);
        return results;
    }

    private void add(EmailResult told) {
        if (told.email() != null) {
            byAddress
                    .computeIfAbsent(key(told.email()), address -> new ArrayList<>())
                    .add(told);
        }
    }

    /** Adds what was told elsewhere, if it is of one of these recipients; false if it is not. */
    boolean takeIfSentBy(List<EmailResult> results, EmailResult told) {
        boolean isTheirs = isOfUnknown(results);
        for (EmailResult each : results) {
            isTheirs |= each.email() != null
                    && told.email() != null
                    && key(each.email()).equals(key(told.email()));
        }
        if (isTheirs) {
            add(told);
        }
        return isTheirs;
    }

    /** The results with what they leave open. Of a recipient who was tried more often, the last tries count. */
    List<EmailResult> addTo(List<EmailResult> results) {
        if (byAddress.isEmpty()) {
            return results;
        }
        if (isOfUnknown(results)) {
            return eachAddressed(results.get(0));
        }
        Map<String, Integer> next = new HashMap<>();
        for (EmailResult each : results) {
            if (each.email() != null) {
                next.merge(key(each.email()), -1, Integer::sum);
            }
        }
        next.replaceAll((key, minusResults) -> Math.max(0, told(key).size() + minusResults));
        List<EmailResult> complete = new ArrayList<>(results.size());
        for (EmailResult each : results) {
            EmailResult told = each.email() == null ? null : next(key(each.email()), next);
            complete.add(told == null ? each : completed(each, told));
        }
        return complete;
    }

    private static boolean isOfUnknown(List<EmailResult> results) {
        return results.size() == 1 && results.get(0).email() == null;
    }

    private @Nullable EmailResult next(String key, Map<String, Integer> next) {
        List<EmailResult> told = told(key);
        int index = next.merge(key, 1, Integer::sum) - 1;
        return index < told.size() ? told.get(index) : null;
    }

    private List<EmailResult> told(String key) {
        return byAddress.getOrDefault(key, List.of());
    }

    private static EmailResult completed(EmailResult result, EmailResult told) {
        boolean isSame = result.status() == told.status();
        return result.toBuilder()
                .smtpCode(result.smtpCode() == null && isSame ? told.smtpCode() : result.smtpCode())
                .messageId(result.messageId() == null ? told.messageId() : result.messageId())
                .build();
    }

    /** A send that does not know its recipients has one result: those whom it reached are known now. */
    private List<EmailResult> eachAddressed(EmailResult result) {
        List<EmailResult> each = new ArrayList<>();
        for (List<EmailResult> told : byAddress.values()) {
            EmailResult last = told.get(told.size() - 1);
            EmailResult.Builder addressed = result.toBuilder().email(last.email());
            if (result.status() == EmailStatus.SENT) {
                addressed.status(last.status()).reason(last.reason());
            }
            each.add(completed(addressed.build(), last));
        }
        return each;
    }

    /** Of {@code Ann <Ann@b.com>} what the server is told, in one case. */
    private static String key(String address) {
        int open = address.lastIndexOf('<');
        int close = address.lastIndexOf('>');
        String bare = open >= 0 && close > open ? address.substring(open + 1, close) : address;
        return bare.strip().toLowerCase(Locale.ROOT);
    }
}
