package dev.tunesmith.advisor.indexes;

import java.util.Locale;

/** Compares SQL texts that people and servers write differently. */
final class KeyText {

  private KeyText() {}

  /**
   * Whether two expressions or conditions say the same, as far as their texts tell: a server adds
   * casts and parentheses of its own when it prints what it has stored.
   */
  static boolean isSame(String one, String other) {
    return bare(one).equals(bare(other));
  }

  private static String bare(String text) {
    return text.replaceAll("::\\s*\"?[a-zA-Z_][a-zA-Z_ ]*\"?(\\([0-9, ]*\\))?(\\[\\])*", "")
        .replaceAll("[\\s()\"]", "")
        .toLowerCase(Locale.ROOT);
  }
}
