package dev.tunesmith.engine.laboratory;

import dev.tunesmith.core.schema.Schema;

/**
 * The target as it was found.
 *
 * @param server the product that answers, with its version
 */
public record Survey(String server, Schema schema) {}
