package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.dialect.Changes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The remedies that work through how a statement is asked, in other words or under another setting,
 * as far as they are in force now. All sessions of one sandbox heed them. For several threads.
 */
final class InForce {

  private final Changes changes;
  private final List<Remedy> remedies;

  InForce(Changes changes) {
    this(changes, List.of());
  }

  private InForce(Changes changes, List<Remedy> remedies) {
    this.changes = changes;
    this.remedies = new CopyOnWriteArrayList<>(remedies);
  }

  void set(Remedy remedy, Presence presence) {
    remedies.remove(remedy);
    if (presence == Presence.WITH) {
      remedies.add(remedy);
    }
  }

  /** These and {@code more}, for whoever only supposes them. */
  InForce supposing(List<Remedy> more) {
    InForce supposed = new InForce(changes, remedies);
    more.forEach(remedy -> supposed.set(remedy, Presence.WITH));
    return supposed;
  }

  /** The statement as it is asked now; of several wordings the latest. */
  String textOf(Query query) {
    return remedies.stream()
        .flatMap(remedy -> remedy.restatement().stream())
        .filter(restatement -> restatement.query().equals(query.name()))
        .reduce((earlier, later) -> later)
        .map(restatement -> restatement.after())
        .orElse(query.sql());
  }

  /** What a transaction must execute first, each statement with a semicolon before it. */
  String preparation() {
    return remedies.stream()
        .filter(Remedy.RoleSetting.class::isInstance)
        .map(Remedy.RoleSetting.class::cast)
        .map(setting -> "; " + changes.inTransaction(setting))
        .collect(Collectors.joining());
  }
}
