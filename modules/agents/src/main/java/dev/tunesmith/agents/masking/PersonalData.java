package dev.tunesmith.agents.masking;

import java.util.regex.Pattern;

/** Masks the values that servers and drivers repeat in their messages, and addresses. */
final class PersonalData {
  private static final Pattern KEY_DETAIL =
      Pattern.compile("(Key \\(.{1,200}?\\)=\\()[^)]*(?:\\)|$)");
  private static final Pattern FAILING_ROW = Pattern.compile("(Failing row contains \\().*");
  // Begins only where a word begins, so that long words cost no more than reading them.
  private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.+-])[\\w.+-]++@[\\w-][\\w.-]*+");

  private PersonalData() {}

  static String masked(String text) {
    String keys = KEY_DETAIL.matcher(text).replaceAll("$1...)");
    String rows = FAILING_ROW.matcher(keys).replaceAll("$1...)");
    return ADDRESS.matcher(rows).replaceAll("(address)");
  }
}
