package dev.tunesmith.database.postgresql.copy;

/**
 * A statement that recreates something.
 *
 * @param what it is, for a person, as in {@code the view public.sales}
 */
record Step(String what, String sql) {}
