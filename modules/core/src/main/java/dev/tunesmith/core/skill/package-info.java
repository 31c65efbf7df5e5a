/** Decides what a skill file means once it is read: identity, contract, protocol, diagnostics. */
@NullMarked
package dev.tunesmith.core.skill;

import org.jspecify.annotations.NullMarked;
