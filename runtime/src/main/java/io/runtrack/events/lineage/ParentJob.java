package io.runtrack.events.lineage;

/**
 * What a run is part of.
 *
 * @param job the next one outwards
 * @param root the outermost
 */
record ParentJob(JobId job, JobId root) {}
