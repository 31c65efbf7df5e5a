@NullMarked
package dev.tunesmith.engine.review;

import org.jspecify.annotations.NullMarked;
