/** A framework that is made up, whose calls are tracked as those of one that is built in. */
@NullMarked
package com.acme.batch;

import org.jspecify.annotations.NullMarked;
