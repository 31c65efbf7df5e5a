/** Names advice: what is worth trying for an issue, who says so, and what it rests on. */
@NullMarked
package dev.tunesmith.advisor;

import org.jspecify.annotations.NullMarked;
