/** Shows a session while it runs. */
@NullMarked
package dev.tunesmith.cli.progress;

import org.jspecify.annotations.NullMarked;
