package dev.tunesmith.mcp.tool;

/**
 * Something a person may say to their host with one word.
 *
 * @param text what the host's model is then told
 */
public record HostPrompt(String name, String description, String text) {}
