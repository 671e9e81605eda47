package io.runtrack.it.architecture.planted.loop.two;

import io.runtrack.it.architecture.planted.loop.one.One;

/** The other half. */
public final class Two extends One {}
