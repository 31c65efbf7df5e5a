/** Tells what past sessions came to. */
@NullMarked
package dev.tunesmith.cli.past;

import org.jspecify.annotations.NullMarked;
