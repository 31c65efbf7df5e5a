/** Names what is wrong. */
@NullMarked
package dev.tunesmith.core.issue;

import org.jspecify.annotations.NullMarked;
