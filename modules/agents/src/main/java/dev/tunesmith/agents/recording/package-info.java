/** Decides what of a model's questions and answers is recorded, and answers from a recording. */
@NullMarked
package dev.tunesmith.agents.recording;

import org.jspecify.annotations.NullMarked;
