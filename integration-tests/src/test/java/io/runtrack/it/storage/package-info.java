/** A storage that no other file knows: what somebody adds who has a provider for {@code mem://}. */
@NullMarked
package io.runtrack.it.storage;

import org.jspecify.annotations.NullMarked;
