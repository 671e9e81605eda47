package io.runtrack.it.architecture.planted.config;

/** Breaks no rule; is known to those who should not. */
public class Knowing {}
