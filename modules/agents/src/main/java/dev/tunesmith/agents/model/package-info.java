/** Decides which model is asked: chooses it by name, and connects to its server. */
@NullMarked
package dev.tunesmith.agents.model;

import org.jspecify.annotations.NullMarked;
