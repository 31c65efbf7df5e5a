package dev.tunesmith.database.postgresql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunesmith.core.plan.Parts;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.dialect.Explain;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.StatementKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what {@code EXPLAIN (FORMAT JSON)} answers. */
final class PlanReader implements Explain {

  private static final ObjectMapper JSON = new ObjectMapper();

  // VERBOSE is what makes the server name the schema of a relation.
  @Override
  public String explain(SqlText sql) {
    return "EXPLAIN (VERBOSE, FORMAT JSON) " + sql;
  }

  // Without TIMING the clock is not read for every row, which would cost more than many a node.
  // Of a write it is wanted all the same: there is no other word on what its triggers take.
  @Override
  public String explainAndRun(SqlText sql) {
    boolean writes = StatementKind.of(SqlText.code(sql.sql())) == StatementKind.WRITE;
    String timing = writes ? "ON" : "OFF";
    return "EXPLAIN (ANALYZE, BUFFERS, VERBOSE, TIMING " + timing + ", FORMAT JSON) " + sql;
  }

  @Override
  public Plan read(String answer) {
    try {
      JsonNode whole = JSON.readTree(answer).path(0);
      JsonNode plan = whole.path("Plan");
      if (!plan.isObject()) {
        throw new DatabaseException("the server's answer to EXPLAIN holds no plan");
      }
      return new Plan(node(plan), spent(whole));
    } catch (JsonProcessingException e) {
      throw new DatabaseException("the server's answer to EXPLAIN is not JSON", e);
    }
  }

  @Override
  public Parts parts(Connection connection) throws SQLException {
    return PartCatalogue.read(connection);
  }

  private static Plan.@Nullable Spent spent(JsonNode whole) {
    if (!whole.has("Execution Time")) {
      return null;
    }
    List<Plan.Trigger> triggers = new ArrayList<>();
    whole.path("Triggers").forEach(trigger -> triggers.add(trigger(trigger)));
    return new Plan.Spent(
        whole.path("Planning Time").asDouble(), whole.path("Execution Time").asDouble(), triggers);
  }

  private static Plan.Trigger trigger(JsonNode json) {
    return new Plan.Trigger(
        json.path("Trigger Name").asText(""),
        text(json, "Constraint Name"),
        json.path("Relation").asText(""),
        json.path("Calls").asDouble(),
        json.path("Time").asDouble());
  }

  private static PlanNode node(JsonNode json) {
    List<PlanNode> children = new ArrayList<>();
    json.path("Plans").forEach(child -> children.add(node(child)));
    return new PlanNode(
        operation(json),
        new PlanNode.Estimate(
            json.path("Total Cost").asDouble(), json.path("Plan Rows").asDouble()),
        actual(json),
        conditions(json),
        children);
  }

  private static PlanNode.Operation operation(JsonNode json) {
    String relation = text(json, "Relation Name");
    String schema = text(json, "Schema");
    return new PlanNode.Operation(
        json.path("Node Type").asText("?"),
        relation == null || schema == null ? relation : schema + "." + relation,
        text(json, "Alias"),
        text(json, "Index Name"),
        role(json));
  }

  private static PlanNode.Role role(JsonNode json) {
    return switch (json.path("Parent Relationship").asText("")) {
      case "SubPlan" -> PlanNode.Role.SUBQUERY;
      case "InitPlan" -> PlanNode.Role.SUBQUERY_ONCE;
      default -> PlanNode.Role.INPUT;
    };
  }

  private static PlanNode.@Nullable Actual actual(JsonNode json) {
    if (!json.has("Actual Loops")) {
      return null;
    }
    double removed =
        json.path("Rows Removed by Filter").asDouble()
            + json.path("Rows Removed by Join Filter").asDouble()
            + json.path("Rows Removed by Index Recheck").asDouble();
    return new PlanNode.Actual(
        json.path("Actual Rows").asDouble(),
        json.path("Actual Loops").asDouble(),
        removed,
        json.path("Shared Hit Blocks").asLong() + json.path("Shared Read Blocks").asLong(),
        json.path("Temp Written Blocks").asLong());
  }

  private static PlanNode.Conditions conditions(JsonNode json) {
    return new PlanNode.Conditions(
        text(json, "Filter"),
        joined(json, "Index Cond", "Recheck Cond", "TID Cond"),
        joined(json, "Hash Cond", "Merge Cond", "Join Filter"),
        texts(json, "Sort Key"),
        grouping(json));
  }

  private static PlanNode.@Nullable Grouping grouping(JsonNode json) {
    return json.path("Node Type").asText("").equals("Aggregate")
        ? new PlanNode.Grouping(texts(json, "Group Key"), texts(json, "Output"))
        : null;
  }

  private static List<String> texts(JsonNode json, String field) {
    List<String> texts = new ArrayList<>();
    json.path(field).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static @Nullable String joined(JsonNode json, String... fields) {
    String all =
        Stream.of(fields)
            .map(field -> text(json, field))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" AND "));
    return all.isEmpty() ? null : all;
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.path(field).isTextual() ? json.path(field).asText() : null;
  }
}
