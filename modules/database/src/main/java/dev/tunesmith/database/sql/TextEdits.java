package dev.tunesmith.database.sql;

/** A text of which parts are replaced, one after the other from its beginning on. */
public final class TextEdits {

  private final String text;
  private final StringBuilder edited = new StringBuilder();
  private int done;

  /** Edits of that text, of which none is made yet. */
  public TextEdits(String text) {
    this.text = text;
  }

  /**
   * Replaces what stands from {@code start} to before {@code end}.
   *
   * @throws IndexOutOfBoundsException if a later part was replaced before
   */
  public void replace(int start, int end, String with) {
    edited.append(text, done, start).append(with);
    done = end;
  }

  /** Replaces one token. */
  public void replace(Token token, String with) {
    replace(token.start(), token.end(), with);
  }

  /** Inserts something in front of an offset. */
  public void insert(int start, String what) {
    replace(start, start, what);
  }

  /** The text with all edits made so far. */
  @Override
  public String toString() {
    return edited + text.substring(done);
  }
}
