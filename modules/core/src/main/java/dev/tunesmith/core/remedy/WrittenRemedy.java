package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands in the fields of a form, with the names in it looked up. */
public final class WrittenRemedy {

  private final Structure form;
  private final Schema schema;
  private final @Nullable Query subject;

  WrittenRemedy(Structure form, Schema schema, @Nullable Query subject) {
    this.form = form.given();
    this.schema = schema;
    this.subject = subject;
  }

  Set<String> words() {
    return form.fields().keySet();
  }

  /** Where its names are looked up. */
  public Schema schema() {
    return schema;
  }

  /**
   * What stands in a field.
   *
   * @throws UnreadableRemedyException if it was left out or is something else
   */
  public <T> T get(FormField<?, T> field) {
    return find(field).orElseThrow(() -> missing(field.name()));
  }

  static UnreadableRemedyException missing(String field) {
    return new UnreadableRemedyException(field, field + " is missing");
  }

  /**
   * What stands in a field that may be left out; a blank one is left out too.
   *
   * @throws UnreadableRemedyException if it is something else
   */
  public <T> Optional<T> find(FormField<?, T> field) {
    return form.field(field.name())
        .filter(value -> value.asText().filter(String::isBlank).isEmpty())
        .map(value -> field.notation().read(field.name(), value));
  }

  /** The table that a field names, its schema left out where only one table has the name. */
  public Table table(FormField<?, TableName> field) {
    TableName name = get(field);
    String written = form.text(field.name()).orElse("");
    return schema
        .table(name)
        .or(() -> onlyOneNamed(written))
        .orElseThrow(
            () -> new UnreadableRemedyException(field.name(), "no table named " + written));
  }

  private Optional<Table> onlyOneNamed(String written) {
    List<Table> named = written.contains(".") ? List.of() : schema.tablesNamed(written);
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /** Refuses a column that the table does not have. */
  public void column(String field, Table table, String name) {
    if (table.column(name).isEmpty()) {
      throw new UnreadableRemedyException(field, "no column '" + name + "' in " + table.name());
    }
  }

  /** The statement in the words that a field holds. */
  public Restatement restatement(FormField<?, String> query, FormField<?, String> sql) {
    Query asked = subject;
    if (asked == null) {
      throw new UnreadableRemedyException(sql.name(), "the issue is about no statement");
    }
    if (find(query).filter(name -> !name.equals(asked.name().value())).isPresent()) {
      throw new UnreadableRemedyException(query.name(), "the issue is about " + asked.name());
    }
    return new Restatement(asked.name(), asked.sql(), get(sql).strip());
  }
}
