package dev.tunesmith.core.session;

import dev.tunesmith.core.escalation.Level;
import org.jspecify.annotations.Nullable;

/**
 * How well the crew's protocol wants a level to do.
 *
 * @param settled the share of the issues reaching the level that it should settle, 0 to 1
 * @param reached the share of all issues that may come as far as the level, 0 to 1, or null where
 *     the protocol sets no limit
 */
public record LevelTarget(Level level, double settled, @Nullable Double reached) {}
