package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.workload.Burst;
import dev.tunesmith.core.workload.Encounter;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.dialect.RemedySql;
import dev.tunesmith.database.sql.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The remedies that work through how a statement is asked, in other words or under another setting,
 * as far as they are in force now. All sessions of one sandbox heed them. For several threads.
 */
final class InForce {

  private final RemedySql changes;
  private final List<Remedy> remedies;
  private final Map<String, String> before;

  InForce(RemedySql changes) {
    this(changes, List.of(), Map.of());
  }

  private InForce(RemedySql changes, List<Remedy> remedies, Map<String, String> before) {
    this.changes = changes;
    this.remedies = new CopyOnWriteArrayList<>(remedies);
    this.before = new ConcurrentHashMap<>(before);
  }

  void set(Remedy remedy, Presence presence) {
    remedies.remove(remedy);
    if (presence == Presence.WITH) {
      remedies.add(remedy);
    }
  }

  /**
   * Keeps what a setting was before a remedy. A session that begins while the role really has
   * another value must still be able to work without it.
   */
  void remember(String setting, String value) {
    before.putIfAbsent(setting, value);
  }

  boolean remembers(String setting) {
    return before.containsKey(setting);
  }

  List<Remedy> remedies() {
    return List.copyOf(remedies);
  }

  /** These and {@code more}, for whoever only supposes them. */
  InForce supposing(List<Remedy> more) {
    InForce supposed = new InForce(changes, remedies, before);
    more.forEach(remedy -> supposed.set(remedy, Presence.WITH));
    return supposed;
  }

  /** The statement as it is asked now; of several wordings the latest. */
  SqlText textOf(Query query) {
    return restated(query).orElseGet(() -> SqlText.statement(query.sql()));
  }

  /** The same as it is run: a burst one by one, unless it is asked in other words. */
  List<SqlText> textsOf(Query query) {
    Burst burst = query.burst();
    return burst == null || restated(query).isPresent()
        ? List.of(textOf(query))
        : burst.members().stream().map(SqlText::query).toList();
  }

  /** What each party of a meeting asks now, in its order. */
  List<List<SqlText>> scripts(Query query, Encounter encounter) {
    boolean isOrdered =
        remedies.stream()
            .flatMap(remedy -> remedy.ordersLocksOf().stream())
            .anyMatch(query.name()::equals);
    return encounter.parties().stream()
        .map(
            party ->
                Stream.concat(
                        isOrdered ? party.ordered().stream() : Stream.empty(),
                        party.asked().stream())
                    .map(SqlText::statement)
                    .toList())
        .toList();
  }

  private Optional<SqlText> restated(Query query) {
    return remedies.stream()
        .flatMap(remedy -> remedy.restatement().stream())
        .filter(restatement -> restatement.query().equals(query.name()))
        .reduce((earlier, later) -> later)
        .map(Restatement::after)
        .map(text -> query.isRead() ? SqlText.query(text) : SqlText.statement(text));
  }

  /** What a transaction must execute first, each statement with a semicolon before it. */
  String preparation() {
    Map<String, String> values = new TreeMap<>(before);
    for (Remedy remedy : remedies) {
      values.putAll(remedy.settings());
    }
    return values.entrySet().stream()
        .map(each -> "; " + changes.inTransaction(each.getKey(), each.getValue()))
        .collect(Collectors.joining());
  }
}
