package dev.tunesmith.skillfiles.contract;

/** Follows code fences down a text, line by line. */
final class Fence {

  private String open = "";

  /** Whether this line opens or closes a fence. */
  boolean turnsAt(String line) {
    String text = line.strip();
    if (!open.isEmpty()) {
      boolean closes = text.startsWith(open) && text.replace(open.substring(0, 1), "").isEmpty();
      open = closes ? "" : open;
      return closes;
    }
    if (!text.startsWith("```") && !text.startsWith("~~~")) {
      return false;
    }
    char mark = text.charAt(0);
    int length = 0;
    while (length < text.length() && text.charAt(length) == mark) {
      length++;
    }
    if (mark == '`' && text.indexOf('`', length) >= 0) {
      return false;
    }
    open = text.substring(0, length);
    return true;
  }

  boolean isOpen() {
    return !open.isEmpty();
  }
}
