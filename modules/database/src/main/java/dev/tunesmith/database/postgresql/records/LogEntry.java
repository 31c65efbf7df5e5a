package dev.tunesmith.database.postgresql.records;

/**
 * One message of a server's log.
 *
 * @param session tells the messages of one connection from those of others; empty if unknown
 * @param database empty if unknown
 * @param message without its severity
 * @param detail empty if there is none
 */
record LogEntry(String session, String database, String message, String detail) {}
