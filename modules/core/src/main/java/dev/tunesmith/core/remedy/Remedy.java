package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A change that may mend an issue. Its record answers whatever others ask of it; only its SQL is
 * the dialect's, which it gets through {@link RemedyWriter}.
 */
public interface Remedy {

  /** How a sandbox lets reads do without a remedy that is there, and have it again. */
  enum Switching {
    /** The planner is shown what it creates or drops, or is not. */
    SIGHT,
    /** Statements are asked in its way, or as before. */
    ASKING,
    /** It is really carried out, and really taken back. */
    CARRYING_OUT
  }

  /** The form it is written and read in. */
  RemedyForm<? extends Remedy> form();

  /** The kind that permissions speak of. */
  default RemedyKind kind() {
    return form().kind();
  }

  /** It as agents and tools write it; read back it is the same remedy. */
  default Structure written() {
    return form().write(this);
  }

  /** What it claims to improve. */
  Set<Benefit> benefits();

  /** One line for a person. */
  String summary();

  /** A few words for the name of a file that carries it out. */
  String fileWords();

  /** What the dialect writes for it. */
  <S> S write(RemedyWriter<S> dialect);

  /** Whether its effect shows only under load: on throughput, on locks, on a cache. */
  default boolean showsUnderLoad() {
    return false;
  }

  /** The tables of the schema that it changes; empty where it changes none. */
  default Set<TableName> tables() {
    return Set.of();
  }

  /** The index that it creates or drops. */
  default Optional<IndexShape> indexShape() {
    return Optional.empty();
  }

  /** Whether it takes something away that is there, so that to undo it is the costly part. */
  default boolean takesAway() {
    return false;
  }

  /** The statement it asks in other words, where it does so. */
  default Optional<Restatement> restatement() {
    return Optional.empty();
  }

  /** The transactions that lock their rows in one order with it, where it does so. */
  default Optional<QueryName> ordersLocksOf() {
    return Optional.empty();
  }

  /** The text that answers as its restatement will, and can be asked before it is carried out. */
  default Optional<String> comparableText() {
    return restatement().map(Restatement::after);
  }

  /** The expressions over a row that the server evaluates ever after, one by one. */
  default Stream<String> evaluated() {
    return indexShape().filter(shape -> !takesAway()).stream().flatMap(IndexShape::expressions);
  }

  /** Whether a statement may answer otherwise with it though it is asked as before. */
  default boolean changesValues() {
    return false;
  }

  /** What whoever carries it out must bear in mind, a sentence each without its full stop. */
  default List<String> cautions() {
    return List.of();
  }

  /** The settings that it gives to sessions, by name. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** How a sandbox switches it. */
  default Switching switching() {
    return Switching.CARRYING_OUT;
  }

  /** What it names of a schema that the schema does not hold; what SQL names the server knows. */
  default Optional<String> missingFrom(Schema schema) {
    return tables().stream()
        .filter(name -> schema.table(name).isEmpty())
        .map(name -> "table " + name)
        .findFirst();
  }

  /** Why it would change nothing, if it would not. */
  default Optional<String> alreadyIn(Schema schema) {
    return Optional.empty();
  }

  /** The kinds it amounts to beside its own, which need their own permission. */
  default Set<RemedyKind> amountsTo(Schema schema) {
    return Set.of();
  }

  /** What makes two of them the same thing tried twice; a name that we made is no part of it. */
  default Object identity() {
    return this;
  }
}
