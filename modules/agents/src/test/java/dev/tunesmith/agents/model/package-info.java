/** Tests the choice of a model. */
@NullMarked
package dev.tunesmith.agents.model;

import org.jspecify.annotations.NullMarked;
