/** The workload that a server remembers: which statements, how often, with values to run them. */
@NullMarked
package dev.tunesmith.database.history;

import org.jspecify.annotations.NullMarked;
