/** Reads what a statement asks of each table it uses. */
@NullMarked
package dev.tunesmith.advisor.statement;

import org.jspecify.annotations.NullMarked;
