/** Decides what in a measured workload counts as an issue. */
@NullMarked
package dev.tunesmith.advisor.finding;

import org.jspecify.annotations.NullMarked;
