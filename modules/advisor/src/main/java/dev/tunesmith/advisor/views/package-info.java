/** Decides which answers are worth keeping in a materialised view. */
@NullMarked
package dev.tunesmith.advisor.views;

import org.jspecify.annotations.NullMarked;
