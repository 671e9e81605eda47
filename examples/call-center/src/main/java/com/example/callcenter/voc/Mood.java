package com.example.callcenter.voc;

import java.util.Optional;
import java.util.regex.Pattern;

/** How a customer's sentence is meant, as far as its words tell. */
public enum Mood {
    COMPLAINT("annoyed|unacceptable|frustrating|not listening"),
    PRAISE("thank you|impressed|friendly|perfect"),
    WISH("i wish");

    private final Pattern words;

    Mood(String words) {
        this.words = Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    static Optional<Mood> of(String sentence) {
        for (Mood mood : values()) {
            if (mood.words.matcher(sentence).find()) {
                return Optional.of(mood);
            }
        }
        return Optional.empty();
    }
}
