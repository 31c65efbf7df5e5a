package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a statement in other words; the database stays as it is. */
public record Rewrite(Restatement statement) implements Remedy {

  private static final FormField<Rewrite, String> QUERY =
      FormField.optional(
          "query",
          Notation.TEXT,
          "the issue's",
          rewrite -> Optional.of(rewrite.statement.query().value()));
  private static final FormField<Rewrite, String> SQL =
      FormField.required(
          "sql",
          Notation.TEXT,
          "the whole statement in other words",
          rewrite -> rewrite.statement.after());

  /** The form it is written in. */
  public static final RemedyForm<Rewrite> FORM =
      new RemedyForm<>(
          RemedyKind.REWRITE,
          Rewrite.class,
          List.of(QUERY, SQL),
          written -> new Rewrite(written.restatement(QUERY, SQL)));

  @Override
  public RemedyForm<Rewrite> form() {
    return FORM;
  }

  @Override
  public Set<Benefit> benefits() {
    return Set.of(Benefit.READ_TIME);
  }

  @Override
  public Optional<Restatement> restatement() {
    return Optional.of(statement);
  }

  @Override
  public Switching switching() {
    return Switching.ASKING;
  }

  @Override
  public String summary() {
    return "rewrite " + statement.query();
  }

  @Override
  public String fileWords() {
    return "rewrite-" + statement.query();
  }

  @Override
  public <S> S write(RemedyWriter<S> dialect) {
    return dialect.nothing();
  }

  @Override
  public Optional<String> alreadyIn(Schema schema) {
    return statement.before().strip().equals(statement.after().strip())
        ? Optional.of("the statement stays as it is")
        : Optional.empty();
  }
}
