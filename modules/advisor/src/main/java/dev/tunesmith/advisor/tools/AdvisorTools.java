package dev.tunesmith.advisor.tools;

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
            "Lists the statements of the workload that take most of its time as it is measured"
                + " now, the greatest share first.",
            List.of(
                new Parameter(
                    LIMIT,
                    Tool.Type.NUMBER,
                    Necessity.OPTIONAL,
                    "how many at most; 10 if left out"))),
        new Tool(
            SETTINGS,
            "Lists the settings of the target's server that matter to planning, memory and"
                + " maintenance, as they are in force for the role that asks the workload.",
            List.of()),
        new Tool(
            LOCKS,
            "Tells who waits for a lock on the target at this moment, for how long, and who keeps"
                + " them waiting; statements without their values.",
            List.of()));
  }

  private static List<Tool> ofTheSandbox() {
    return List.of(
        new Tool(
            PLAN_OF_STATEMENT,
            "Shows how a statement of the workload is answered now: its plan with what happened"
                + " when it ran, its timings and its share of the workload's time.",
            List.of(statement())),
        new Tool(
            TABLE_DETAILS,
            "Lists a table's columns with statistics, its indexes and its foreign keys.",
            List.of(
                required(
                    TABLE, Tool.Type.TEXT, "schema.table, or the name alone if it is unique"))),
        new Tool(
            INDEX_USE,
            "Tells which statements of the workload use an index, and which other index, if any,"
                + " serves everything it serves.",
            List.of(required(INDEX, Tool.Type.TEXT, "the index's name"))),
        new Tool(
            FORESEE_PLAN,
            "Foresees a statement's plan and cost with a remedy in place. An estimate, never"
                + " evidence.",
            List.of(
                required(REMEDY, RemedyKinds.BUILT_IN.form(RemedyKinds.BUILT_IN.all()), ""),
                statement())),
        new Tool(
            ASK_ADVISOR,
            "Asks the built-in advisor what is worth trying for this issue; best first, without"
                + " what was tried before.",
            List.of()));
  }

  private static Parameter required(String name, Tool.Type type, String description) {
    return new Parameter(name, type, Necessity.REQUIRED, description);
  }

  private static Parameter statement() {
    return new Parameter(
        QUERY,
        Tool.Type.TEXT,
        Necessity.OPTIONAL,
        "the statement's name; without it, the statement the issue is about");
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
        case ASK_ADVISOR -> askAdvisor(situation);
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
    Structure value =
        Value.structure()
            .with(QUERY, figures.query().value())
            .with("sql", query.get().sql())
            .with("plan", PlanText.of(figures.plan()))
            .with("cost", figures.plan().cost())
            .with("median_ms", figures.timing().medianMillis())
            .with("p95_ms", figures.timing().p95Millis())
            .with("rows", (double) figures.timing().rows())
            .with("share_of_time", figures.share());
    return new ToolResult.Answered(value, List.of(figures.id()));
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

  private ToolResult askAdvisor(AdvisorSituation situation) {
    Structure advice =
        AdviceForm.write(advisor.advise(situation.issue(), situation.query(), situation.context()));
    Query query = situation.query();
    EvidenceId evidence =
        Optional.ofNullable(query)
            .flatMap(subject -> situation.measurement(subject.name()))
            .map(Measurement::id)
            .orElse(situation.schemaFact());
    return new ToolResult.Answered(advice, List.of(evidence));
  }
}
