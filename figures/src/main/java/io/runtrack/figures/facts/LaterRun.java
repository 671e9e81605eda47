package io.runtrack.figures.facts;

import io.runtrack.model.RunMetadata;
import java.util.Set;

/**
 * A run that may have redone failed files.
 *
 * @param run the run
 * @param redoes the commands of the runs that it redoes by {@code rerun_of}, in alphabetical order
 */
public record LaterRun(RunMetadata run, Set<String> redoes) {}
