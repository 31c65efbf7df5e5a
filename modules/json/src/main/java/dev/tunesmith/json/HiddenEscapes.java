package dev.tunesmith.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.tunesmith.core.text.HiddenCharacters;
import org.jspecify.annotations.Nullable;

/** Writes hidden characters as JSON's escapes, so that what is written can be looked at safely. */
final class HiddenEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7F;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DELETE] = ESCAPE_STANDARD;
    return codes;
  }

  /** Each half of a pair counts as hidden, since Jackson does not show both at once. */
  @Override
  public @Nullable SerializableString getEscapeSequence(int unit) {
    String text = String.valueOf((char) unit);
    String escaped = HiddenCharacters.escapedInJson(text);
    return escaped.equals(text) ? null : new SerializedString(escaped);
  }
}
