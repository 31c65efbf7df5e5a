package dev.tunesmith.engine.order;

/**
 * The first place in which a replayed session is not what it was.
 *
 * @param place the ledger's entry, or the question that was asked
 * @param field the path to what differs in it; empty where it is there in one of them only
 * @param recorded what it was; empty for nothing
 * @param now what it is; empty for nothing
 */
public record Divergence(String place, String field, String recorded, String now) {}
