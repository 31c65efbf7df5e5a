/** Names what may be done about an issue, and what an agent proposes. */
@NullMarked
package dev.tunesmith.core.remedy;

import org.jspecify.annotations.NullMarked;
