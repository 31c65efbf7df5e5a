@NullMarked
package dev.tunesmith.engine.project;

import org.jspecify.annotations.NullMarked;
