package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.IndexNaming;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the planner more about a table: what it holds now, how values of several columns go
 * together, what an expression comes to, or more of what single columns hold.
 *
 * @param name of what keeps how {@code columns} and {@code expressions} go together; null where
 *     nothing of that kind is kept
 * @param columns whose values go together, or that are looked at more closely; empty with no
 *     expressions where the table is only analysed as it stands
 * @param expressions over a row, that are looked at as columns are
 * @param aspects what of their going together is kept; empty for everything
 * @param target how many common values of each column are to be known, or null for what it is now
 * @param previous the columns' own target before, or null where they have the server's
 */
public record PlannerStatistics(
    TableName table,
    @Nullable String name,
    List<String> columns,
    List<String> expressions,
    List<Aspect> aspects,
    @Nullable Integer target,
    @Nullable Integer previous)
    implements Remedy {

  /** A way in which values of several columns go together. */
  public enum Aspect {
    /** One column's value says what another's is. */
    DEPENDENCIES,
    /** There are fewer combinations than the columns' own values would allow. */
    NDISTINCT,
    /** Some combinations are far more common than others, and some are not there. */
    MCV;

    /** As servers write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What servers take at most. */
  public static final int MOST_COLUMNS = 8;

  static final int MOST_OF_A_TARGET = 10_000;

  private static final FormField<PlannerStatistics, TableName> TABLE =
      FormField.required("table", Notation.TABLE, "schema.table", PlannerStatistics::table);
  private static final FormField<PlannerStatistics, String> NAME =
      FormField.optional(
          "name",
          Notation.TEXT,
          "made if left out",
          statistics -> Optional.ofNullable(statistics.name));
  private static final FormField<PlannerStatistics, List<String>> COLUMNS =
      FormField.optional(
          "columns",
          Notation.TEXTS,
          "that go together, or a target is for; without any, the table is only analysed",
          statistics -> Optional.of(statistics.columns).filter(names -> !names.isEmpty()));
  private static final FormField<PlannerStatistics, List<String>> EXPRESSIONS =
      FormField.optional(
          "expressions",
          Notation.TEXTS,
          "SQL over a row, looked at as columns are",
          statistics -> Optional.of(statistics.expressions).filter(texts -> !texts.isEmpty()));
  private static final FormField<PlannerStatistics, List<String>> ASPECTS =
      FormField.optional(
          "aspects",
          Notation.TEXTS,
          "of dependencies, ndistinct and mcv; all if left out",
          statistics ->
              Optional.of(statistics.aspects.stream().map(Aspect::word).toList())
                  .filter(words -> !words.isEmpty()));
  private static final FormField<PlannerStatistics, Integer> TARGET =
      FormField.optional(
          "target",
          Notation.number(1, MOST_OF_A_TARGET),
          "how many common values of each column to know",
          statistics -> Optional.ofNullable(statistics.target));
  private static final FormField<PlannerStatistics, Integer> PREVIOUS =
      FormField.optional(
          "previous",
          Notation.number(0, MOST_OF_A_TARGET),
          "their target before, if any",
          statistics -> Optional.ofNullable(statistics.previous));

  /** The form it is written in. */
  public static final RemedyForm<PlannerStatistics> FORM =
      new RemedyForm<>(
          RemedyKind.STATISTICS,
          PlannerStatistics.class,
          List.of(TABLE, NAME, COLUMNS, EXPRESSIONS, ASPECTS, TARGET, PREVIOUS),
          PlannerStatistics::read);

  public PlannerStatistics {
    columns = List.copyOf(columns);
    expressions = List.copyOf(expressions);
    aspects = List.copyOf(aspects);
  }

  /** What keeps how columns and expressions of a table go together, under a name made for it. */
  public static PlannerStatistics together(
      TableName table, List<String> columns, List<String> expressions, Aspect... aspects) {
    String words =
        Stream.of(Stream.of(table.name()), columns.stream(), expressions.stream())
            .flatMap(part -> part)
            .collect(Collectors.joining("_"));
    String name = IndexNaming.named(words, "_stat");
    return new PlannerStatistics(table, name, columns, expressions, List.of(aspects), null, null);
  }

  /** More of what single columns hold. */
  public static PlannerStatistics closer(
      TableName table, List<String> columns, int target, @Nullable Integer previous) {
    return new PlannerStatistics(table, null, columns, List.of(), List.of(), target, previous);
  }

  /** What the table holds now. */
  public static PlannerStatistics fresh(TableName table) {
    return new PlannerStatistics(table, null, List.of(), List.of(), List.of(), null, null);
  }

  private static PlannerStatistics read(WrittenRemedy written) {
    Table table = written.table(TABLE);
    List<String> columns = written.find(COLUMNS).orElse(List.of());
    List<String> expressions = written.find(EXPRESSIONS).orElse(List.of());
    columns.forEach(column -> written.column(COLUMNS.name(), table, column));
    Integer target = written.find(TARGET).orElse(null);
    if (target != null) {
      return targeted(table, columns, expressions, target, written.find(PREVIOUS).orElse(null));
    }
    if (columns.isEmpty() && expressions.isEmpty()) {
      return fresh(table.name());
    }
    checkTogether(columns, expressions);
    Aspect[] aspects =
        written.find(ASPECTS).orElse(List.of()).stream()
            .map(PlannerStatistics::aspect)
            .toArray(Aspect[]::new);
    PlannerStatistics made = together(table.name(), columns, expressions, aspects);
    return written.find(NAME).map(made::named).orElse(made);
  }

  private static Aspect aspect(String word) {
    return Stream.of(Aspect.values())
        .filter(each -> each.word().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () -> new UnreadableRemedyException(ASPECTS.name(), "no aspect named " + word));
  }

  private PlannerStatistics named(String other) {
    return new PlannerStatistics(table, other, columns, expressions, aspects, target, previous);
  }

  private static PlannerStatistics targeted(
      Table table,
      List<String> columns,
      List<String> expressions,
      int target,
      @Nullable Integer previous) {
    if (columns.isEmpty() || !expressions.isEmpty()) {
      throw new UnreadableRemedyException(
          TARGET.name(), "a target is for columns, and for nothing else");
    }
    return closer(table.name(), columns, target, previous);
  }

  private static void checkTogether(List<String> columns, List<String> expressions) {
    int all = columns.size() + expressions.size();
    boolean isOneColumn = all == 1 && expressions.isEmpty();
    if (isOneColumn || all > MOST_COLUMNS) {
      throw new UnreadableRemedyException(
          COLUMNS.name(),
          "what goes together is one expression, or two to "
              + MOST_COLUMNS
              + " columns and expressions; for one column name a target");
    }
  }

  @Override
  public RemedyForm<PlannerStatistics> form() {
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

  /** What it has evaluated for the rows of the table, whenever that is analysed. */
  @Override
  public Stream<String> evaluated() {
    return expressions.stream();
  }

  @Override
  public Switching switching() {
    return name == null ? Switching.CARRYING_OUT : Switching.SIGHT;
  }

  @Override
  public String summary() {
    if (name != null) {
      return "keep statistics %s on %s (%s)%s".formatted(name, table, subjects(), ofAspects());
    }
    return target == null
        ? "analyse " + table
        : "analyse " + table + " with a target of " + target + " for " + subjects();
  }

  private String ofAspects() {
    return aspects.isEmpty()
        ? ""
        : ": " + aspects.stream().map(Aspect::word).collect(Collectors.joining(", "));
  }

  private String subjects() {
    return Stream.concat(columns.stream(), expressions.stream()).collect(Collectors.joining(", "));
  }

  @Override
  public String fileWords() {
    return name == null ? "analyse-" + table.name() : "statistics-" + name;
  }

  @Override
  public <S> S write(RemedyWriter<S> dialect) {
    return dialect.gather(this);
  }

  @Override
  public Optional<String> missingFrom(Schema schema) {
    return Remedy.super
        .missingFrom(schema)
        .or(
            () ->
                columns.stream()
                    .filter(
                        column ->
                            schema.table(table).flatMap(each -> each.column(column)).isEmpty())
                    .map(column -> "column " + column + " of " + table)
                    .findFirst());
  }

  @Override
  public Object identity() {
    return List.of(table, columns, expressions, aspects, Optional.ofNullable(target));
  }
}
