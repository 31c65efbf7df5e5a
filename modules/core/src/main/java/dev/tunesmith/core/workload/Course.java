package dev.tunesmith.core.workload;

/** What really runs where a statement of a workload stands for several. */
public sealed interface Course permits Burst, Encounter {}
