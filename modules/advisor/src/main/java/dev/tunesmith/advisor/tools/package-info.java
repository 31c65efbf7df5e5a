/** Names the tools through which an agent asks for facts and advice, and answers their calls. */
@NullMarked
package dev.tunesmith.advisor.tools;

import org.jspecify.annotations.NullMarked;
