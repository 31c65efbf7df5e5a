package dev.tunesmith.database.sql;

/**
 * Why a text of SQL may not run.
 *
 * @param code a stable word for the rule, for example {@code not-a-read}
 * @param reason one sentence for a person
 */
public record Refusal(String code, String reason) {}
