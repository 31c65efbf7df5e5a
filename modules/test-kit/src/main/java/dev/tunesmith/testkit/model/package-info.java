/** Plays a language model's server: real HTTP and real protocols, with a scripted mind behind. */
@NullMarked
package dev.tunesmith.testkit.model;

import org.jspecify.annotations.NullMarked;
