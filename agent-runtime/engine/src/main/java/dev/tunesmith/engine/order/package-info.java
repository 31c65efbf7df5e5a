/**
 * Promises what a session is asked for and what it answers: target, workload, budget, terms,
 * results.
 */
@NullMarked
package dev.tunesmith.engine.order;

import org.jspecify.annotations.NullMarked;
