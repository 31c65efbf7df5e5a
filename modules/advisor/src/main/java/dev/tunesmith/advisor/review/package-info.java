/** Finds what is held against the design of a schema and the form of statements, with evidence. */
@NullMarked
package dev.tunesmith.advisor.review;

import org.jspecify.annotations.NullMarked;
