package dev.tunesmith.agents;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.tool.Value;
import java.util.ArrayList;
import java.util.List;

/** A few tools over the sample schema; keeps the calls that reached it. */
final class ShopToolbox implements Toolbox {
  static final CreateIndex ADVICE =
      new CreateIndex(
          "orders_customer_id_idx",
          IndexShape.btree(Samples.ORDERS, List.of(IndexKey.column("customer_id"))));

  private final List<ToolCall> calls = new ArrayList<>();
  private final ToolResult details;

  ShopToolbox() {
    this(new ToolResult.Answered(Value.structure().with("rows", 1000), List.of(EvidenceId.of(3))));
  }

  /** A toolbox whose {@code table_details} come out like this. */
  ShopToolbox(ToolResult details) {
    this.details = details;
  }

  @Override
  public List<Tool> tools() {
    return List.of(
        new Tool("ask_advisor", "Asks the advisor.", List.of()),
        new Tool(
            "table_details",
            "Describes a table.",
            List.of(
                new Parameter("table", Tool.Type.TEXT, Necessity.REQUIRED, "schema.table"),
                new Parameter("columns", Tool.Type.TEXTS, Necessity.OPTIONAL, "only these"),
                new Parameter("sample", Tool.Type.NUMBER, Necessity.OPTIONAL, "how much"))),
        new Tool(
            "foresee_plan",
            "Foresees a plan.",
            List.of(
                new Parameter(
                    "remedy",
                    RemedyKinds.BUILT_IN.form(RemedyKinds.BUILT_IN.all()),
                    Necessity.REQUIRED,
                    "a remedy"))));
  }

  @Override
  public ToolResult call(ToolCall call) {
    calls.add(call);
    if (call.tool().equals("table_details")) {
      return details;
    }
    return new ToolResult.Answered(
        Value.structure().with("advice", new Value.Sequence(List.of(ADVICE.written()))),
        List.of(EvidenceId.of(2)));
  }

  List<ToolCall> calls() {
    return List.copyOf(calls);
  }
}
