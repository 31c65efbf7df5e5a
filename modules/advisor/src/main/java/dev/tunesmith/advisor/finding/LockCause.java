package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Traffic;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sql.StatementShape;
import java.util.Locale;
import java.util.regex.Pattern;

/** Why statements wait for locks, as far as the statements tell, with what to do about it. */
enum LockCause {
  IDLE_HOLDER(
      "whoever holds the lock does nothing in an open transaction: commit before the program waits"
          + " for anything else, and set idle_in_transaction_session_timeout for its role"),
  QUEUE(
      "all take the same first rows as their work: let each pass by what others hold (FOR UPDATE"
          + " SKIP LOCKED), and commit before the work is done where it takes long"),
  HOT_ROW(
      "all change the same rows: change such a row last in the transaction and commit at once;"
          + " where it is a counter or a total, write a row for each change and add them up, or"
          + " spread it over several rows"),
  SAME_KEY(
      "a new row waits for another one with its key, or for the row that it refers to: commit soon"
          + " after the parent or the same key is written, and change no key that others refer to"),
  LONG_HOLDER(
      "keep the transactions short that hold what it wants, with nothing slow between the change"
          + " and the commit, and take locks in one order; change definitions with a lock_timeout");

  private static final Pattern LIMITED = Pattern.compile("\\b(?:limit|fetch\\s+(?:first|next))\\b");
  private static final String IN_ANY_CASE = "; set lock_timeout, so that a wait ends";

  private final String words;

  LockCause(String words) {
    this.words = words;
  }

  static LockCause of(Traffic traffic, Workload workload) {
    if (traffic.beside().stream().anyMatch(holder -> holder.contains("idle in transaction"))) {
      return IDLE_HOLDER;
    }
    return workload.find(traffic.query()).map(query -> of(query, traffic)).orElse(LONG_HOLDER);
  }

  private static LockCause of(Query query, Traffic traffic) {
    String sql = query.sql().strip().toLowerCase(Locale.ROOT);
    if (query.isRead()) {
      return LIMITED.matcher(sql).find() ? QUEUE : LONG_HOLDER;
    }
    String own = plain(StatementShape.of(query.sql()));
    boolean holdersDoTheSame = traffic.beside().stream().anyMatch(it -> plain(it).equals(own));
    return sql.startsWith("insert") ? SAME_KEY : holdersDoTheSame ? HOT_ROW : LONG_HOLDER;
  }

  private static String plain(String shape) {
    return shape.replaceAll("\\$\\d+", "?").replaceAll("\\s+|;\\s*$", "").toLowerCase(Locale.ROOT);
  }

  String words() {
    return words + IN_ANY_CASE;
  }
}
