/** Decides how the program is called, what it answers and with which code it ends. */
@NullMarked
package dev.tunesmith.cli;

import org.jspecify.annotations.NullMarked;
