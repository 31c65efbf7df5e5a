package dev.tunesmith.mcp.wire;

/**
 * What is known of a host that speaks: the generation of the protocol, and its name. Only the older
 * generation begins with a handshake; whatever else comes first is of the newer one.
 */
final class Conversation {
  private volatile String client = "";
  private volatile boolean hasShakenHands;

  /** A host that begins the older generation. */
  void begin(String name) {
    client = name;
    hasShakenHands = true;
  }

  boolean isOfSessions() {
    return hasShakenHands;
  }

  String client() {
    return client;
  }
}
