/** Decides what reaches a person's terminal, and in which form. */
@NullMarked
package dev.tunesmith.cli.terminal;

import org.jspecify.annotations.NullMarked;
