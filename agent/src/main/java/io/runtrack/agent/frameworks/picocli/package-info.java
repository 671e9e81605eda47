/** Picocli 4: what {@code CommandLine.execute} runs. */
@NullMarked
package io.runtrack.agent.frameworks.picocli;

import org.jspecify.annotations.NullMarked;
