/** Reads what a person writes behind an option. */
@NullMarked
package dev.tunesmith.cli.option;

import org.jspecify.annotations.NullMarked;
