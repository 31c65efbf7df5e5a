package dev.tunesmith.engine.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where sessions leave what they learned for those that come after them. What stands in it orders
 * what is tried; it proves nothing. For several threads, and for several processes at once.
 */
public interface WorkJournal {

  /** Something that was written down. */
  record Entry(String id, Instant at, String text) {}

  /**
   * Writes something down.
   *
   * @return how it is found again
   */
  String write(String text);

  /** The entries that have most to do with some words, best first; none that has nothing. */
  List<Entry> search(String words, int most);

  /** The latest entries, newest first. */
  List<Entry> recent(int most);

  /** The entry of that id. */
  Optional<Entry> entry(String id);

  /**
   * What only this journal's owner can put under a text, so that a text that came from somewhere
   * else is told from one of theirs.
   */
  String seal(String text);
}
