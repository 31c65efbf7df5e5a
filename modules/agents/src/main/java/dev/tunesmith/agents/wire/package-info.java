/** Carries a model's requests over HTTP and keeps the status and headers of a refusal. */
@NullMarked
package dev.tunesmith.agents.wire;

import org.jspecify.annotations.NullMarked;
