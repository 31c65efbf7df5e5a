package dev.tunesmith.database.history;

import dev.tunesmith.database.dialect.StatementRecords.Deadlock;
import dev.tunesmith.database.dialect.StatementRecords.Ran;
import dev.tunesmith.database.sql.LockingClause;
import dev.tunesmith.database.sql.StatementKind;
import dev.tunesmith.database.sql.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows what each session has locked in its transaction, so that it is known when they meet. */
final class Meetings {

  private static final int MOST_LOCKING = 30;
  private static final int MOST_MEETINGS = 1_000;
  private static final int MOST_SESSIONS = 5_000;
  private static final Pattern ENDING = Pattern.compile("(?:\\s*;)+$");
  private static final Set<String> ENDS = Set.of("commit", "rollback", "end", "abort");

  /**
   * A transaction that waited.
   *
   * @param locked what it had asked before, with values
   * @param waiting what it asked then, as far as its values were written down
   */
  record Party(List<String> locked, String waiting) {}

  /** Transactions that waited for each other. */
  record Met(String database, Map<Integer, Party> parties) {}

  private final Map<Integer, List<String>> locked = new HashMap<>();
  private final List<Met> meetings = new ArrayList<>();

  void ran(Ran ran, String sql, List<Token> code) {
    int process = ran.moment().process();
    if (process == 0 || code.isEmpty()) {
      return;
    }
    if (code.get(0).isWord("begin") || code.get(0).isWord("start")) {
      begin(process);
    } else if (ENDS.stream().anyMatch(code.get(0)::isWord)) {
      locked.remove(process);
    } else if (locked.containsKey(process) || !meetings.isEmpty()) {
      follow(process, ran, sql, code);
    }
  }

  private void follow(int process, Ran ran, String sql, List<Token> code) {
    if (!locks(sql, code)) {
      return;
    }
    complete(process, ran.statement().sql(), sql);
    List<String> before = locked.get(process);
    if (before != null && before.size() < MOST_LOCKING) {
      before.add(sql);
    }
  }

  private void begin(int process) {
    if (locked.size() >= MOST_SESSIONS) {
      locked.clear();
    }
    locked.put(process, new ArrayList<>());
  }

  private static boolean locks(String sql, List<Token> code) {
    return StatementKind.of(code) == StatementKind.WRITE
        || (code.stream().anyMatch(token -> token.isWord("for"))
            && !LockingClause.removedFrom(sql).equals(sql.strip()));
  }

  /** Who was not given up went on, and what it had waited with was written down then. */
  private void complete(int process, String asked, String bound) {
    if (!meetings.isEmpty()) {
      meetings
          .get(meetings.size() - 1)
          .parties()
          .computeIfPresent(
              process,
              (number, party) ->
                  party.waiting().equals(whole(asked)) ? new Party(party.locked(), bound) : party);
    }
  }

  void met(Deadlock deadlock) {
    if (meetings.size() < MOST_MEETINGS) {
      Map<Integer, Party> parties = new HashMap<>();
      deadlock
          .waiting()
          .forEach(
              (process, waiting) ->
                  parties.put(
                      process,
                      new Party(
                          List.copyOf(locked.getOrDefault(process, List.of())),
                          whole(BoundText.of(waiting.sql(), waiting.values())))));
      meetings.add(new Met(deadlock.database(), parties));
    }
  }

  /** What that session has asked in its transaction, as far as it locks rows. */
  List<String> lockedBy(int process) {
    return List.copyOf(locked.getOrDefault(process, List.of()));
  }

  private static String whole(String sql) {
    return ENDING.matcher(sql.strip()).replaceFirst("");
  }

  List<Met> in(@Nullable String database) {
    return meetings.stream()
        .filter(met -> database == null || met.database().equals(database))
        .toList();
  }
}
