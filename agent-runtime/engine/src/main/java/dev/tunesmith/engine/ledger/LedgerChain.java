package dev.tunesmith.engine.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Binds each line of a ledger to all lines before it: it ends with the SHA-256 of the last line's
 * hash and its own text. Whoever changes a line would have to change every line after it too, and
 * then the last hash is another one.
 */
final class LedgerChain {

  /** What the first line follows. */
  static final String START = "";

  private static final Pattern SEALED =
      Pattern.compile("(\\{.*),\"hash\":\"([0-9a-f]{64})\"\\}", Pattern.DOTALL);

  private LedgerChain() {}

  /**
   * A line of a ledger.
   *
   * @param text what it says, as JSON
   * @param hash what it carries at its end
   */
  record Line(String text, String hash) {

    boolean follows(String last) {
      return hash.equals(LedgerChain.hash(last, text));
    }

    /** As it stands in the file, without its line break. */
    String written() {
      return text.substring(0, text.length() - 1) + ",\"hash\":\"" + hash + "\"}";
    }
  }

  /** The line that says this after one with the hash {@code last}. */
  static Line after(String last, String json) {
    return new Line(json, hash(last, json));
  }

  /** A line of a file; empty where it carries no hash. */
  static Optional<Line> read(String line) {
    Matcher sealed = SEALED.matcher(line);
    return sealed.matches()
        ? Optional.of(new Line(sealed.group(1) + "}", sealed.group(2)))
        : Optional.empty();
  }

  private static String hash(String last, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(last.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
