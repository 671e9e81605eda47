package com.example.callcenter.batch;

/** There is nothing to do for an item, and nobody needs to look into it. */
public abstract class SkippedException extends Exception {

    private static final long serialVersionUID = 1L;

    protected SkippedException(String message) {
        super(message);
    }
}
