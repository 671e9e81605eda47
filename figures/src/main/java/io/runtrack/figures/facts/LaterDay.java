package io.runtrack.figures.facts;

import java.time.LocalDate;
import java.util.List;

/**
 * Runs of a day that may have redone failed files.
 *
 * @param day the day in the zone of the figures
 * @param runs the runs
 */
public record LaterDay(LocalDate day, List<LaterRun> runs) {}
