package dev.tunesmith.advisor.tools;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.RemedyForm;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.core.workload.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plain form of advice in the answer of {@code ask_advisor}. */
public final class AdviceForm {

  private static final String ADVICE = "advice";

  private AdviceForm() {}

  /** Writes advice down, best first. */
  public static Structure write(List<Advice> advice) {
    List<Value> entries = advice.stream().<Value>map(AdviceForm::write).toList();
    return Value.structure().with(ADVICE, new Value.Sequence(entries));
  }

  private static Structure write(Advice advice) {
    return Value.structure()
        .with("remedy", RemedyForm.write(advice.remedy()))
        .with("cost_before", advice.costBefore())
        .with("cost_after", advice.costAfter())
        .with("bytes", (double) advice.bytes())
        .with("why", advice.why());
  }

  /**
   * Reads advice back.
   *
   * @param schema where the remedies' names are looked up
   * @param subject the statement that a remedy may ask in other words, or null
   * @throws dev.tunesmith.core.tool.UnreadableRemedyException if a remedy names what is not there
   */
  public static List<Advice> read(Structure answer, Schema schema, @Nullable Query subject) {
    RemedyForm form = new RemedyForm(schema, subject);
    List<Advice> advice = new ArrayList<>();
    for (Value entry : answer.sequence(ADVICE)) {
      if (entry instanceof Structure written
          && written.field("remedy").orElse(new Value.Nothing()) instanceof Structure remedy) {
        advice.add(
            new Advice(
                form.read(remedy),
                written.number("cost_before").orElse(0.0),
                written.number("cost_after").orElse(0.0),
                Math.round(written.number("bytes").orElse(0.0)),
                written.text("why").orElse("")));
      }
    }
    return List.copyOf(advice);
  }
}
