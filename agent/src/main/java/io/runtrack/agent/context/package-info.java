/**
 * Which run a record belongs to: the active runs of this process, how they nest, and the implicit run of records that
 * no command claims. Nothing here knows how records are captured or kept.
 */
@NullMarked
package io.runtrack.agent.context;

import org.jspecify.annotations.NullMarked;
