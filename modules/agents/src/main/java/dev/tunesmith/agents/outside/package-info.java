/** Works cases with a mind that is neither ours nor behind a model's API: an agent host's own. */
@NullMarked
package dev.tunesmith.agents.outside;

import org.jspecify.annotations.NullMarked;
