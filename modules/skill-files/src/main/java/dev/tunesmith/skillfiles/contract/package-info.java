/** Decides what the text below a front matter binds its agent to. */
@NullMarked
package dev.tunesmith.skillfiles.contract;

import org.jspecify.annotations.NullMarked;
