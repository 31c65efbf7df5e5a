package dev.tunesmith.mcp.session;

/** What a person chose about an issue, and what is to be remembered with it. */
public record Chosen(String issue, String option, String note) {}
