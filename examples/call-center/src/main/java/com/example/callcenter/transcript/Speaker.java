package com.example.callcenter.transcript;

/** The two sides of a call. */
public enum Speaker {
    AGENT,
    CUSTOMER
}
