package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives a column another type that keeps all its values, so that it is compared as it is stored.
 *
 * @param before its type now, as the catalogue has it
 * @param after its type from then on
 */
public record ColumnTypeChange(TableName table, String column, String before, String after)
    implements Remedy {

  private static final Pattern TYPE =
      Pattern.compile(
          "[a-z][a-z0-9_]*(?: [a-z]+)?(?:\\(\\d{1,4}(?:,\\d{1,4})?\\))?(?: [a-z]+){0,3}");

  private static final FormField<ColumnTypeChange, TableName> TABLE =
      FormField.required("table", Notation.TABLE, "schema.table", ColumnTypeChange::table);
  private static final FormField<ColumnTypeChange, String> COLUMN =
      FormField.required("column", Notation.TEXT, "the column's name", ColumnTypeChange::column);
  private static final FormField<ColumnTypeChange, String> AFTER =
      FormField.required(
          "type",
          Notation.TEXT,
          "the type it is to have, as the catalogue writes it; every value must be the same in it",
          ColumnTypeChange::after);

  /** The form it is written in. */
  public static final RemedyForm<ColumnTypeChange> FORM =
      new RemedyForm<>(
          RemedyKind.SCHEMA_CHANGE,
          ColumnTypeChange.class,
          List.of(TABLE, COLUMN, AFTER),
          ColumnTypeChange::read);

  private static ColumnTypeChange read(WrittenRemedy written) {
    Table table = written.table(TABLE);
    String name = written.get(COLUMN);
    written.column(COLUMN.name(), table, name);
    String after = written.get(AFTER).strip();
    if (!TYPE.matcher(after).matches()) {
      throw new UnreadableRemedyException(AFTER.name(), "a type is like bigint, got " + after);
    }
    Column column = table.column(name).orElseThrow();
    return new ColumnTypeChange(table.name(), name, column.type(), after);
  }

  @Override
  public RemedyForm<ColumnTypeChange> form() {
    return FORM;
  }

  @Override
  public Set<Benefit> benefits() {
    return Set.of(Benefit.READ_TIME);
  }

  @Override
  public Set<TableName> tables() {
    return Set.of(table);
  }

  @Override
  public boolean changesValues() {
    return true;
  }

  @Override
  public List<String> cautions() {
    return List.of(
        "it writes %s and its indexes anew, and nobody reads or writes the table meanwhile; where that is too long, add a column of the new type, keep both alike by a trigger, fill it in batches, index it, and swap the names"
            .formatted(table),
        "from then on %s holds %s: a program that binds it as %s or reads it so must be changed with it, and what is no %s is refused"
            .formatted(column, after, before, after));
  }

  @Override
  public String summary() {
    return "give %s of %s the type %s instead of %s".formatted(column, table, after, before);
  }

  @Override
  public String fileWords() {
    return "retype-" + table.name() + "-" + column;
  }

  @Override
  public <S> S write(RemedyWriter<S> dialect) {
    return dialect.retype(this);
  }

  @Override
  public Optional<String> missingFrom(Schema schema) {
    return schema
        .table(table)
        .map(
            found ->
                found.column(column).isPresent()
                    ? Optional.<String>empty()
                    : Optional.of("column " + column + " of " + table))
        .orElseGet(() -> Optional.of("table " + table));
  }

  @Override
  public Optional<String> alreadyIn(Schema schema) {
    return schema
        .table(table)
        .flatMap(found -> found.column(column))
        .filter(found -> found.type().equals(after))
        .map(found -> column + " has that type already");
  }
}
