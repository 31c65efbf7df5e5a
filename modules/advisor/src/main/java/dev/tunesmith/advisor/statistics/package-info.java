/** Decides what the planner should be told of a table, where it expects wrong numbers of rows. */
@NullMarked
package dev.tunesmith.advisor.statistics;

import org.jspecify.annotations.NullMarked;
