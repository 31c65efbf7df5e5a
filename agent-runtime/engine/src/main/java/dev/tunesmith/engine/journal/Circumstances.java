package dev.tunesmith.engine.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where something was tried, without a value of the database: digests that are the same where the
 * same would come of it.
 *
 * @param statement of the statement's words, its values left out; or of what else it is about
 * @param plan of the plan's shape
 * @param tables of the columns, types, indexes and magnitudes of its tables, and of the server
 */
public record Circumstances(String statement, String plan, String tables) {
  private static final int BYTES = 8;
  private static final Pattern VALUE =
      Pattern.compile("'withheld_\\d+'|(?<![\\w.])-?\\d+(?:\\.\\d+)?(?!\\w)");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /**
   * The circumstances of an attempt.
   *
   * @param statement with its literals withheld
   */
  public static Circumstances of(String statement, String plan, String tables) {
    String words = VALUE.matcher(statement).replaceAll("?");
    return new Circumstances(
        digest(SPACE.matcher(words).replaceAll(" ").strip().toLowerCase(Locale.ROOT)),
        digest(plan),
        digest(tables));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
