package dev.tunesmith.mcp.session;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a session, for whoever wants to find it again. */
public record SessionId(String value) {
  private static final Pattern FORM = Pattern.compile("s-[0-9a-f]{12}");
  private static final int BYTES = 6;
  private static final SecureRandom CHANCE = new SecureRandom();

  /** A new one. */
  static SessionId draw() {
    byte[] bytes = new byte[BYTES];
    CHANCE.nextBytes(bytes);
    return new SessionId("s-" + HexFormat.of().formatHex(bytes));
  }

  /** The id that a host wrote, if it can be one. */
  static Optional<SessionId> parse(String written) {
    String plain = written.strip();
    return FORM.matcher(plain).matches() ? Optional.of(new SessionId(plain)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
