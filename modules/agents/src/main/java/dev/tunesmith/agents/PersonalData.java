package dev.tunesmith.agents;

import java.util.regex.Pattern;

/** Masks the values that servers and drivers repeat in their messages, and addresses. */
final class PersonalData {
  private static final Pattern KEY_DETAIL = Pattern.compile("(\\)=\\()[^)]*(?:\\)|$)");
  private static final Pattern FAILING_ROW = Pattern.compile("(Failing row contains \\().*");
  private static final Pattern ADDRESS =
      Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}");

  private PersonalData() {}

  static String masked(String text) {
    String keys = KEY_DETAIL.matcher(text).replaceAll("$1...)");
    String rows = FAILING_ROW.matcher(keys).replaceAll("$1...)");
    return ADDRESS.matcher(rows).replaceAll("(address)");
  }
}
