/** Names what a database is asked: queries, how often, and how fast they must be. */
@NullMarked
package dev.tunesmith.core.workload;

import org.jspecify.annotations.NullMarked;
