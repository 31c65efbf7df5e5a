/** Decides with which code the program ends. */
@NullMarked
package dev.tunesmith.cli.exit;

import org.jspecify.annotations.NullMarked;
