package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.IndexNaming;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Keeps the answer of a query as a table, and asks a statement from there. It is as old as its last
 * refresh.
 *
 * @param definition the query whose answer is kept
 * @param key its columns that no two of its rows have alike, so that it can be refreshed while it
 *     is read; empty where none are known
 */
public record MaterialisedView(
    TableName name, String definition, List<String> key, Restatement statement) implements Remedy {

  private static final String UNNAMED = "kept_answer";

  private static final FormField<MaterialisedView, TableName> NAME =
      FormField.optional(
          "name",
          Notation.TABLE,
          "schema.name of the new view; made for you if left out, and then sql calls it " + UNNAMED,
          view -> Optional.of(view.name));
  private static final FormField<MaterialisedView, String> DEFINITION =
      FormField.required(
          "definition",
          Notation.TEXT,
          "the query whose answer is kept",
          MaterialisedView::definition);
  private static final FormField<MaterialisedView, List<String>> KEY =
      FormField.optional(
          "key",
          Notation.TEXTS,
          "its columns that no two of its rows have alike; left out where none are known",
          view -> Optional.of(view.key));
  private static final FormField<MaterialisedView, String> QUERY =
      FormField.optional(
          "query",
          Notation.TEXT,
          "the issue's",
          view -> Optional.of(view.statement.query().value()));
  private static final FormField<MaterialisedView, String> SQL =
      FormField.required(
          "sql",
          Notation.TEXT,
          "the whole statement as it is asked from the view",
          view -> view.statement.after());

  /** The form it is written in. */
  public static final RemedyForm<MaterialisedView> FORM =
      new RemedyForm<>(
          RemedyKind.MATERIALISED_VIEW,
          MaterialisedView.class,
          List.of(NAME, DEFINITION, KEY, QUERY, SQL),
          MaterialisedView::read);

  private static MaterialisedView read(WrittenRemedy written) {
    String definition = written.get(DEFINITION);
    List<String> key = written.find(KEY).orElse(List.of());
    Restatement asked = written.restatement(QUERY, SQL);
    Optional<TableName> given = written.find(NAME);
    if (given.isPresent()) {
      return new MaterialisedView(given.get(), definition, key, asked);
    }
    TableName made = made(asked.query().value(), definition, written.schema());
    String after = asked.after().replaceAll("\\b" + UNNAMED + "\\b", made.toString());
    return new MaterialisedView(
        made, definition, key, new Restatement(asked.query(), asked.before(), after));
  }

  /** A free name beside the first table that the definition names. */
  private static TableName made(String query, String definition, Schema schema) {
    String beside =
        schema.tables().stream()
            .map(Table::name)
            .filter(
                table -> definition.matches("(?s).*\\b" + Pattern.quote(table.name()) + "\\b.*"))
            .map(TableName::schema)
            .findFirst()
            .orElse(TableName.parse(UNNAMED).schema());
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> number == 1 ? "" : "_" + number)
        .map(end -> new TableName(beside, IndexNaming.named("kept_" + query, end)))
        .filter(name -> schema.table(name).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  public MaterialisedView {
    key = List.copyOf(key);
  }

  @Override
  public RemedyForm<MaterialisedView> form() {
    return FORM;
  }

  @Override
  public Set<Benefit> benefits() {
    return Set.of(Benefit.READ_TIME);
  }

  /** It is a cache, and all connections read the same copy. */
  @Override
  public boolean showsUnderLoad() {
    return true;
  }

  @Override
  public Optional<Restatement> restatement() {
    return Optional.of(statement);
  }

  /** As old as its last refresh, a view says what its definition says. */
  @Override
  public Optional<String> comparableText() {
    String after = statement.after().replace(name.toString(), name.name());
    boolean hasOwn = after.stripLeading().toLowerCase(Locale.ROOT).startsWith("with ");
    return Optional.of(
        "with "
            + name.name()
            + " as materialized ("
            + definition
            + ")"
            + (hasOwn ? ", " + after.stripLeading().substring("with ".length()) : " " + after));
  }

  @Override
  public Switching switching() {
    return Switching.ASKING;
  }

  @Override
  public String summary() {
    return "keep the answer of " + statement.query() + " in materialised view " + name;
  }

  @Override
  public String fileWords() {
    return "materialise-" + name.name();
  }

  @Override
  public <S> S write(RemedyWriter<S> dialect) {
    return dialect.keep(this);
  }

  @Override
  public Optional<String> alreadyIn(Schema schema) {
    return schema.table(name).map(table -> "there is a table " + name);
  }
}
