package dev.tunesmith.advisor.review;

import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.text.Figures;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables whose rows nothing names, or whose keys hold less than they seem to. */
final class TableKeys implements Check {

  private static final String NULLS_ALIKE = "nulls not distinct";

  @Override
  public Stream<Remark> in(Subject subject) {
    return subject
        .tables()
        .flatMap(
            table ->
                Stream.of(
                        primary(table, subject), unique(table, subject), references(table, subject))
                    .flatMap(each -> each));
  }

  private static Stream<Remark> primary(Table table, Subject subject) {
    boolean isKeyed =
        table.indexes().stream().anyMatch(index -> index.traits().contains(Trait.PRIMARY));
    return isKeyed
        ? Stream.empty()
        : Stream.of(
            subject.remark(
                Smell.MISSING_PRIMARY_KEY,
                table.name().toString(),
                "%s declares no primary key%s.".formatted(table.name(), size(table))));
  }

  private static Stream<Remark> unique(Table table, Subject subject) {
    return table.indexes().stream()
        .filter(index -> index.traits().contains(Trait.UNIQUE))
        .filter(index -> !index.traits().contains(Trait.PRIMARY) && index.predicate() == null)
        .filter(index -> !index.definition().toLowerCase(Locale.ROOT).contains(NULLS_ALIKE))
        .flatMap(index -> nullable(table, index, subject));
  }

  private static Stream<Remark> nullable(Table table, Index index, Subject subject) {
    List<String> open =
        index.keys().stream()
            .filter(IndexKey::isColumn)
            .map(IndexKey::text)
            .filter(name -> table.column(name).filter(Column::mayBeNull).isPresent())
            .toList();
    return open.isEmpty()
        ? Stream.empty()
        : Stream.of(
            subject.remark(
                Smell.NULLABLE_UNIQUE,
                index.name(),
                "%s keeps rows of %s apart, but not those in which %s is NULL."
                    .formatted(index.name(), table.name(), String.join(" or ", open))));
  }

  private static Stream<Remark> references(Table table, Subject subject) {
    return table.foreignKeys().stream()
        .flatMap(key -> Stream.concat(unserved(table, key, subject), other(table, key, subject)));
  }

  private static Stream<Remark> unserved(Table table, ForeignKey key, Subject subject) {
    return table.serves(key)
        ? Stream.empty()
        : Stream.of(
            subject.remark(
                Smell.UNINDEXED_FOREIGN_KEY,
                place(table, key),
                "No index of %s leads by %s to the rows that refer to a row of %s%s."
                    .formatted(
                        table.name(),
                        String.join(" or ", key.columns()),
                        key.target(),
                        size(table))));
  }

  /** Of a table that nobody has filled, nothing is known. */
  private static String size(Table table) {
    return table.rows() > 0 ? " (about " + Figures.count(table.rows()) + " rows)" : "";
  }

  private static Stream<Remark> other(Table table, ForeignKey key, Subject subject) {
    int pairs = Math.min(key.columns().size(), key.targetColumns().size());
    return IntStream.range(0, pairs)
        .boxed()
        .flatMap(
            i ->
                table.column(key.columns().get(i)).stream()
                    .flatMap(
                        own ->
                            subject.schema().table(key.target()).stream()
                                .flatMap(
                                    target -> target.column(key.targetColumns().get(i)).stream())
                                .filter(theirs -> !isAlike(own, theirs))
                                .map(
                                    theirs ->
                                        subject.remark(
                                            Smell.MISMATCHED_REFERENCE,
                                            place(table, key),
                                            differing(table, own, key, theirs)))));
  }

  private static boolean isAlike(Column own, Column theirs) {
    return ColumnType.of(own).base().equals(ColumnType.of(theirs).base());
  }

  private static String differing(Table table, Column own, ForeignKey key, Column theirs) {
    return "%s.%s is %s, and %s.%s, which it refers to, is %s."
        .formatted(
            table.name(), own.name(), own.type(), key.target(), theirs.name(), theirs.type());
  }

  private static String place(Table table, ForeignKey key) {
    return table.name() + " (" + String.join(", ", key.columns()) + ")";
  }
}
