package dev.tunesmith.advisor.tools;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.indexes.RedundantIndexes;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.remedy.UnreadableRemedyException;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.OutOfRoomException;
import dev.tunesmith.database.StatementFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tools by which an agent learns facts and asks for advice. They change nothing. */
public final class AdvisorTools {

  /** The measured plan of a statement. */
  public static final String PLAN_OF_STATEMENT = "plan_of_statement";

  /** What the catalogue knows of a table. */
  public static final String TABLE_DETAILS = "table_details";

  /** Who uses an index. */
  public static final String INDEX_USE = "index_use";

  /** The plan a statement would have with a remedy. */
  public static final String FORESEE_PLAN = "foresee_plan";

  /** The built-in advice for the case. */
  public static final String ASK_ADVISOR = "ask_advisor";

  /** The statements that take most of the workload's time. */
  public static final String TOP_STATEMENTS = "top_statements";

  /** What the target's server is set to. */
  public static final String SETTINGS = "settings";

  /** Who waits for whom on the target. */
  public static final String LOCKS = "locks";

  private static final String QUERY = "query";
  private static final String TABLE = "table";
  private static final String INDEX = "index";
  private static final String REMEDY = "remedy";
  private static final String LIMIT = "limit";

  private static final Set<String> OF_TARGET = Set.of(SETTINGS, LOCKS);

  private final Advisor advisor = new Advisor();

  /** The names of what an agent may call. */
  public static Set<String> names() {
    return declarations().stream().map(Tool::name).collect(Collectors.toUnmodifiableSet());
  }

  /** What an agent may call. */
  public static List<Tool> declarations() {
    return Stream.concat(ofTheSandbox().stream(), ofTheTarget().stream()).toList();
  }

  private static List<Tool> ofTheTarget() {
    return List.of(
        new Tool(
            TOP_STATEMENTS,
            "The statements that take most of the workload's time now.",
            List.of(limit("10 if left out"))),
        new Tool(
            SETTINGS, "The server's settings for planning, memory and maintenance.", List.of()),
        new Tool(
            LOCKS, "Who waits for a lock on the target now, how long, and for whom.", List.of()));
  }

  private static List<Tool> ofTheSandbox() {
    return List.of(
        new Tool(
            PLAN_OF_STATEMENT,
            "A statement's plan as it ran, its timings and its tables.",
            List.of(statement())),
        new Tool(
            TABLE_DETAILS,
            "A table's columns with statistics, its indexes and foreign keys.",
            List.of(required(TABLE, Tool.Type.TEXT, "schema.table"))),
        new Tool(
            INDEX_USE,
            "Which statements use an index, and which other one serves as well.",
            List.of(required(INDEX, Tool.Type.TEXT, ""))),
        new Tool(
            FORESEE_PLAN,
            "A statement's plan and cost with a remedy: an estimate, never evidence.",
            List.of(
                required(REMEDY, RemedyKinds.BUILT_IN.form(RemedyKinds.BUILT_IN.all()), ""),
                statement())),
        new Tool(
            ASK_ADVISOR,
            "What the built-in advisor would try for this issue, best first.",
            List.of(limit("all if left out"))));
  }

  private static Parameter required(String name, Tool.Type type, String description) {
    return new Parameter(name, type, Necessity.REQUIRED, description);
  }

  private static Parameter limit(String words) {
    return new Parameter(LIMIT, Tool.Type.NUMBER, Necessity.OPTIONAL, words);
  }

  private static Parameter statement() {
    return new Parameter(
        QUERY, Tool.Type.TEXT, Necessity.OPTIONAL, "its name; the issue's own if left out");
  }

  /** Asks for the plan of the statement that the case is about. */
  public static ToolCall planOfTheCase() {
    return new ToolCall(PLAN_OF_STATEMENT, Value.structure());
  }

  /** Asks who uses an index. */
  public static ToolCall useOf(String index) {
    return new ToolCall(INDEX_USE, Value.structure().with(INDEX, index));
  }

  /** Asks for the best advice. */
  public static ToolCall bestAdvice(int most) {
    return new ToolCall(ASK_ADVISOR, Value.structure().with(LIMIT, most));
  }

  /**
   * Answers a call of one of {@link #declarations}.
   *
   * @throws ConnectionLostException if the sandbox went away
   * @throws OutOfRoomException if its disk is full
   */
  public ToolResult answer(ToolCall call, AdvisorSituation situation) {
    try {
      return switch (call.tool()) {
        case PLAN_OF_STATEMENT -> planOfStatement(call.arguments(), situation);
        case TABLE_DETAILS -> tableDetails(call.arguments(), situation);
        case INDEX_USE -> indexUse(call.arguments(), situation);
        case FORESEE_PLAN -> foreseePlan(call.arguments(), situation);
        case ASK_ADVISOR -> askAdvisor(call.arguments(), situation);
        case TOP_STATEMENTS -> topStatements(call.arguments(), situation);
        case SETTINGS -> settings(situation.target());
        case LOCKS -> locks(situation.target());
        default -> new ToolResult.Refused("tool-unknown", "there is no tool " + call.tool());
      };
    } catch (UnreadableRemedyException e) {
      return new ToolResult.Refused("remedy-unreadable", e.field() + ": " + e.getMessage());
    } catch (OutOfRoomException | ConnectionLostException e) {
      if (OF_TARGET.contains(call.tool())) {
        return new ToolResult.Failed("database-failed", e.withoutData());
      }
      throw e;
    } catch (StatementFailedException e) {
      return new ToolResult.Failed("database-failed", e.withoutData(call.arguments().texts()));
    } catch (DatabaseException e) {
      return new ToolResult.Failed("database-failed", e.withoutData());
    }
  }

  private static ToolResult topStatements(Structure arguments, AdvisorSituation situation) {
    TopStatements top =
        TopStatements.of(
            situation.context().measurements(),
            situation.context().workload(),
            arguments.number(LIMIT));
    return new ToolResult.Answered(top.form(), top.evidence());
  }

  private static ToolResult settings(TargetSight target) {
    Structure settings = ServerForm.settings(target.facts().settings());
    return new ToolResult.Answered(settings, List.of(target.evidence().get()));
  }

  private static ToolResult locks(TargetSight target) {
    Structure waits = ServerForm.waits(target.facts().waits());
    return new ToolResult.Answered(waits, List.of(target.evidence().get()));
  }

  private static ToolResult planOfStatement(Structure arguments, AdvisorSituation situation) {
    Optional<Query> query = query(arguments, situation);
    Optional<Measurement> measured = query.flatMap(found -> situation.measurement(found.name()));
    if (query.isEmpty() || measured.isEmpty()) {
      return unknown(QUERY, "a measured statement of the workload");
    }
    Measurement figures = measured.get();
    List<String> tables =
        TableWords.readBy(figures.plan(), query.get().sql(), situation.context().schema());
    boolean isTheCases = query.get().equals(situation.query());
    Structure value =
        Value.structure()
            .with("plan", PlanText.of(figures.plan()))
            .with("median_ms", rounded(figures.timing().medianMillis()))
            .with("p95_ms", rounded(figures.timing().p95Millis()))
            .with("rows", (double) figures.timing().rows())
            .with("tables", Value.texts(tables));
    return new ToolResult.Answered(
        isTheCases
            ? value
            : value
                .with(QUERY, figures.query().value())
                .with("sql", query.get().sql())
                .with("share_of_time", rounded(figures.share())),
        tables.isEmpty() ? List.of(figures.id()) : List.of(figures.id(), situation.schemaFact()));
  }

  private static double rounded(double figure) {
    return Math.rint(figure * 1_000) / 1_000;
  }

  private static Optional<Query> query(Structure arguments, AdvisorSituation situation) {
    return arguments
        .text(QUERY)
        .filter(name -> !name.isBlank())
        .map(name -> situation.context().workload().find(new QueryName(name)))
        .orElseGet(() -> Optional.ofNullable(situation.query()));
  }

  private static ToolResult unknown(String argument, String expected) {
    return new ToolResult.Refused("argument-unknown", argument + " must name " + expected);
  }

  private static ToolResult tableDetails(Structure arguments, AdvisorSituation situation) {
    String name = arguments.text(TABLE).orElse("");
    Schema schema = situation.context().schema();
    List<Table> named = schema.tablesNamed(name);
    Optional<Table> table =
        schema
            .table(TableName.parse(name))
            .or(() -> named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty());
    return table.isEmpty()
        ? unknown(TABLE, "a table")
        : new ToolResult.Answered(TableDetails.of(table.get()), List.of(situation.schemaFact()));
  }

  private static ToolResult indexUse(Structure arguments, AdvisorSituation situation) {
    Schema schema = situation.context().schema();
    Optional<Index> found = arguments.text(INDEX).flatMap(schema::index);
    if (found.isEmpty()) {
      return unknown(INDEX, "an index");
    }
    Index index = found.get();
    List<Measurement> users =
        situation.context().measurements().stream()
            .filter(measured -> uses(measured.plan(), index))
            .toList();
    List<EvidenceId> evidence = new ArrayList<>(List.of(situation.schemaFact()));
    users.forEach(measured -> evidence.add(measured.id()));
    List<String> names = users.stream().map(measured -> measured.query().value()).toList();
    Structure value =
        TableDetails.index(index)
            .with(TABLE, index.table().toString())
            .with("used_by", Value.texts(names))
            .with("served_by", Value.texts(keepers(schema, index)));
    return new ToolResult.Answered(value, evidence);
  }

  private static boolean uses(Plan plan, Index index) {
    return plan.root().walk().anyMatch(node -> index.name().equals(node.operation().index()));
  }

  private static List<String> keepers(Schema schema, Index index) {
    return RedundantIndexes.in(schema).stream()
        .filter(redundancy -> redundancy.index().equals(index))
        .map(redundancy -> redundancy.keeper().name())
        .toList();
  }

  private static ToolResult foreseePlan(Structure arguments, AdvisorSituation situation) {
    Optional<Query> query = query(arguments, situation);
    if (query.isEmpty()) {
      return unknown(QUERY, "a statement of the workload");
    }
    Optional<Structure> written = arguments.structure(REMEDY);
    if (written.isEmpty()) {
      return unknown(REMEDY, "a remedy");
    }
    Schema schema = situation.context().schema();
    Remedy remedy = RemedyKinds.BUILT_IN.read(written.get(), schema, query.get());
    Plan before = situation.context().whatIf().planWith(query.get(), List.of());
    Plan after = situation.context().whatIf().planWith(query.get(), List.of(remedy));
    Structure value =
        Value.structure()
            .with(REMEDY, remedy.written())
            .with("cost_before", before.cost())
            .with("cost_after", after.cost())
            .with("plan", PlanText.of(after));
    return new ToolResult.Answered(value, List.of());
  }

  private ToolResult askAdvisor(Structure arguments, AdvisorSituation situation) {
    List<Advice> all = advisor.advise(situation.issue(), situation.query(), situation.context());
    long most = Math.round(arguments.number(LIMIT).orElse((double) all.size()));
    Structure advice = AdviceForm.write(all.stream().limit(Math.max(1, most)).toList());
    Query query = situation.query();
    EvidenceId evidence =
        Optional.ofNullable(query)
            .flatMap(subject -> situation.measurement(subject.name()))
            .map(Measurement::id)
            .orElse(situation.schemaFact());
    return new ToolResult.Answered(advice, List.of(evidence));
  }
}
