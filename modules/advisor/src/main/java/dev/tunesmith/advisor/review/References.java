package dev.tunesmith.advisor.review;

import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Columns that refer to other tables by their names alone, and facts that are kept twice. */
final class References implements Check {

  private static final Set<String> ID = Set.of("id");

  @Override
  public Stream<Remark> in(Subject subject) {
    return subject
        .tables()
        .flatMap(
            table ->
                Stream.concat(
                    table.columns().stream().flatMap(column -> byName(table, column, subject)),
                    table.foreignKeys().stream().flatMap(key -> copies(table, key, subject))));
  }

  private static Stream<Remark> byName(Table table, Column column, Subject subject) {
    NameWords words = NameWords.of(column.name());
    String thing = words.withoutLast();
    if (!words.endsIn(ID) || thing.isEmpty() || isHeld(table, column)) {
      return Stream.empty();
    }
    Optional<Column> type = table.column(thing + "_type");
    if (type.filter(each -> ColumnType.of(each).isText()).isPresent()) {
      return Stream.of(roving(table, column, type.get(), subject));
    }
    return target(table, thing, column, subject).stream()
        .map(target -> unheld(table, column, target, subject));
  }

  private static boolean isHeld(Table table, Column column) {
    return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
  }

  private static Remark roving(Table table, Column column, Column type, Subject subject) {
    return subject.remark(
        Smell.ROVING_REFERENCE,
        place(table, column),
        "%s.%s refers to whichever table %s names, so that no foreign key can hold it."
            .formatted(table.name(), column.name(), type.name()));
  }

  private static Remark unheld(Table table, Column column, Table target, Subject subject) {
    return subject.remark(
        Smell.UNHELD_REFERENCE,
        place(table, column),
        "%s.%s has the name and the type of the key of %s, and no foreign key."
            .formatted(table.name(), column.name(), target.name()));
  }

  /** The one table beside it that is called so and whose key is of that type. */
  private static Optional<Table> target(Table table, String thing, Column column, Subject subject) {
    Set<String> names = NameWords.tablesOf(thing);
    List<Table> found =
        subject
            .tables()
            .filter(each -> each.name().schema().equals(table.name().schema()))
            .filter(each -> !each.name().equals(table.name()))
            .filter(each -> names.contains(each.name().name().toLowerCase(Locale.ROOT)))
            .filter(each -> keyOf(each).filter(key -> isLike(key, column)).isPresent())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean isLike(Column key, Column column) {
    return ColumnType.of(key).base().equals(ColumnType.of(column).base());
  }

  private static Optional<Column> keyOf(Table table) {
    return table.indexes().stream()
        .filter(index -> index.traits().contains(Trait.PRIMARY))
        .map(Index::keys)
        .filter(keys -> keys.size() == 1)
        .findFirst()
        .flatMap(keys -> table.column(keys.get(0).text()));
  }

  /** A column that is called as its parent and a fact of that, for example customer_name. */
  private static Stream<Remark> copies(Table table, ForeignKey key, Subject subject) {
    return subject.schema().table(key.target()).stream()
        .filter(parent -> !parent.name().equals(table.name()))
        .flatMap(parent -> copiesOf(parent, table, key, subject));
  }

  private static Stream<Remark> copiesOf(
      Table parent, Table table, ForeignKey key, Subject subject) {
    return parent.columns().stream()
        .filter(fact -> !key.targetColumns().contains(fact.name()))
        .flatMap(
            fact ->
                table.columns().stream()
                    .filter(own -> isCopy(own, fact, parent) && !isHeld(table, own))
                    .map(own -> copied(table, own, parent, fact, subject)));
  }

  private static boolean isCopy(Column own, Column fact, Table parent) {
    String name = own.name().toLowerCase(Locale.ROOT);
    String ending = "_" + fact.name().toLowerCase(Locale.ROOT);
    return name.endsWith(ending)
        && own.type().equals(fact.type())
        && NameWords.tablesOf(name.substring(0, name.length() - ending.length()))
            .contains(parent.name().name().toLowerCase(Locale.ROOT));
  }

  private static Remark copied(
      Table table, Column own, Table parent, Column fact, Subject subject) {
    return subject.remark(
        Smell.COPIED_FACT,
        place(table, own),
        "%s.%s has the name and the type of %s.%s, to whose rows %s refers."
            .formatted(table.name(), own.name(), parent.name(), fact.name(), table.name()));
  }

  private static String place(Table table, Column column) {
    return table.name() + " (" + column.name() + ")";
  }
}
