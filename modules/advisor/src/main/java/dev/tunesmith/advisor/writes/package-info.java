/** Advises what makes writes cheap: the indexes that they need, and to be rid of others. */
@NullMarked
package dev.tunesmith.advisor.writes;

import org.jspecify.annotations.NullMarked;
