package dev.tunesmith.agents.masking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a text of a talk fit for the ledger: masks what is nobody's business, cuts what is long.
 */
public final class Redaction {
  private static final Pattern DELIMITER = Pattern.compile("(</?data-|\\bKEY is )[0-9a-f]{12}\\b");

  // In JSON a line break before a literal is written as a letter; a literal may follow it. What is
  // withheld already keeps its number, so that the ledger can be followed.
  private static final Pattern LITERAL =
      Pattern.compile("(?:(?<!\\w)|(?<=\\\\[nrtbf]))'(?!withheld_\\d)([^'\\n]++)(?:'|$)");

  private static final Pattern LOGIN =
      Pattern.compile("(://)[^/\\s:@\"']{1,80}:[^/\\s@\"']{1,200}@");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(passw(?:or)?d|pwd|secret|api[_-]?key|access[_-]?key|auth(?:orization)?)"
              + "(\\\\?[\"']?\\s*[=:]\\s*(?:bearer\\s+)?\\\\?[\"']?)(?![$?:(])[^\\s\"'\\\\,;{}]{4,}");
  private static final Pattern KEY =
      Pattern.compile(
          "\\b(?:sk-[\\w-]{16,}|gh[a-z]_\\w{20,}|glpat-[\\w-]{16,}|xox[a-z]-[\\w-]{10,}"
              + "|AKIA[0-9A-Z]{16}|AIza[\\w-]{30,}|eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*)");
  private static final Pattern PRIVATE_KEY =
      Pattern.compile(
          "-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]{0,20}-----|$)");

  private Redaction() {}

  /** Words of ours and of a skill: addresses and secrets masked. */
  public static String ofWords(String text, int max) {
    String plain = DELIMITER.matcher(text).replaceAll("$1delimiter");
    String keys = PRIVATE_KEY.matcher(plain).replaceAll("(secret)");
    String logins = LOGIN.matcher(keys).replaceAll("$1(secret)@");
    String named = NAMED.matcher(logins).replaceAll("$1$2(secret)");
    String secrets = KEY.matcher(named).replaceAll("(secret)");
    return Spotlight.cut(PersonalData.masked(secrets), max);
  }

  /** Words of a talk about a database: literals masked as well. */
  public static String ofData(String text, int max) {
    return ofWords(LITERAL.matcher(text).replaceAll(Matcher.quoteReplacement("'...'")), max);
  }
}
