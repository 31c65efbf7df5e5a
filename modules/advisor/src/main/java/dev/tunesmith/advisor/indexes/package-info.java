/** Decides which indexes would serve a statement, and which serve nothing of their own. */
@NullMarked
package dev.tunesmith.advisor.indexes;

import org.jspecify.annotations.NullMarked;
