package io.runtrack.it.host;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands where a later version of the class has an annotation of ours. */
@Retention(RetentionPolicy.RUNTIME)
@interface NotTrackedYet {}
