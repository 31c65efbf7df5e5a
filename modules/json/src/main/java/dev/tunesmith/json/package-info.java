/** Decides how core's types are written as JSON and read back. */
@NullMarked
package dev.tunesmith.json;

import org.jspecify.annotations.NullMarked;
