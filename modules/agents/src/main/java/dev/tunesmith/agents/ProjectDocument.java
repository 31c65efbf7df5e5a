package dev.tunesmith.agents;

/**
 * A document about the project, told to a model as data.
 *
 * @param name its path in the folder of documents
 * @param text what of it is told
 * @param leftOut how many characters of it are not
 */
public record ProjectDocument(String name, String text, int leftOut) {}
