/**
 * Reads what the documentation says of the architecture, so that it can be held against the code.
 */
@NullMarked
package dev.tunesmith.testkit.architecture;

import org.jspecify.annotations.NullMarked;
