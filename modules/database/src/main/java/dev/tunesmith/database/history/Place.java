package dev.tunesmith.database.history;

import dev.tunesmith.database.sql.Token;
import java.util.List;

/**
 * Where a parameter stands.
 *
 * @param number the parameter's, from 1
 * @param operand what it is compared with, as tokens; empty where it is compared with nothing
 * @param word the function it is given to, or empty
 * @param position its position in a list, from 0
 */
record Place(int number, Role role, List<Token> operand, String word, int position) {

  Place {
    operand = List.copyOf(operand);
  }

  static Place of(int number, Role role, List<Token> operand) {
    return new Place(number, role, operand, "", 0);
  }

  /** Whether it is compared with the same as another. */
  boolean sharesOperand(Place other) {
    return !operand.isEmpty() && text().equals(other.text());
  }

  /** The operand's text. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Token token : operand) {
      boolean apart = !text.isEmpty() && token.isName() && isWordEnd(text);
      text.append(apart ? " " : "").append(token.text());
    }
    return text.toString();
  }

  private static boolean isWordEnd(StringBuilder text) {
    char last = text.charAt(text.length() - 1);
    return Character.isLetterOrDigit(last) || last == '_' || last == '"' || last == '\'';
  }
}
