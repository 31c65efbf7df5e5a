package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Slot.Around;

/**
 * A condition to stand in another one's place, true for the same rows.
 *
 * @param joint what its parts are joined by
 */
record Replacement(RewriteRule rule, String text, Joint joint, Grounds grounds) {

  /** By what a condition's outermost parts are joined. */
  enum Joint {
    NONE,
    AND,
    OR
  }

  static Replacement single(RewriteRule rule, String text, Grounds grounds) {
    return new Replacement(rule, text, Joint.NONE, grounds);
  }

  /** Both hold. */
  static Replacement both(RewriteRule rule, String one, String other, Grounds grounds) {
    return new Replacement(rule, one + " and " + other, Joint.AND, grounds);
  }

  /** One of them holds. */
  static Replacement either(RewriteRule rule, String one, String other, Grounds grounds) {
    return new Replacement(rule, one + " or " + other, Joint.OR, grounds);
  }

  /** The text, in parentheses where its surroundings would read it otherwise. */
  String within(Around around) {
    boolean isOpen =
        joint == Joint.NONE
            || around == Around.CLAUSE
            || around == Around.PARENTHESES
            || (joint == Joint.AND && around == Around.AND);
    return isOpen ? text : "(" + text + ")";
  }
}
