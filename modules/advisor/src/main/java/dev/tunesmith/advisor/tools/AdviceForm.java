package dev.tunesmith.advisor.tools;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plain form of advice in the answer of {@code ask_advisor}. */
public final class AdviceForm {

  private static final String ADVICE = "advice";
  private static final String COMPANIONS = "together_with";

  private AdviceForm() {}

  /** Writes advice down, best first. */
  public static Structure write(List<Advice> advice) {
    List<Value> entries = advice.stream().<Value>map(AdviceForm::write).toList();
    return Value.structure().with(ADVICE, new Value.Sequence(entries));
  }

  private static Structure write(Advice advice) {
    Structure written =
        Value.structure()
            .with("remedy", advice.remedy().written())
            .with("cost_before", advice.costBefore())
            .with("cost_after", advice.costAfter())
            .with("bytes", (double) advice.bytes())
            .with("why", advice.why());
    List<Value> companions = advice.companions().stream().<Value>map(Remedy::written).toList();
    return companions.isEmpty()
        ? written
        : written.with(COMPANIONS, new Value.Sequence(companions));
  }

  /**
   * Reads advice back.
   *
   * @param schema where the remedies' names are looked up
   * @param subject the statement that a remedy may ask in other words, or null
   * @throws dev.tunesmith.core.remedy.UnreadableRemedyException if a remedy names what is not there
   */
  public static List<Advice> read(Structure answer, Schema schema, @Nullable Query subject) {
    return answer.sequence(ADVICE).stream()
        .flatMap(entry -> entry.asStructure().stream())
        .flatMap(
            written ->
                written
                    .structure("remedy")
                    .map(remedy -> RemedyKinds.BUILT_IN.read(remedy, schema, subject))
                    .map(remedy -> read(remedy, written, companions(written, schema, subject)))
                    .stream())
        .toList();
  }

  private static List<Remedy> companions(
      Structure written, Schema schema, @Nullable Query subject) {
    return written.sequence(COMPANIONS).stream()
        .flatMap(entry -> entry.asStructure().stream())
        .map(remedy -> RemedyKinds.BUILT_IN.read(remedy, schema, subject))
        .toList();
  }

  private static Advice read(Remedy remedy, Structure written, List<Remedy> companions) {
    return new Advice(
        remedy,
        written.number("cost_before").orElse(0.0),
        written.number("cost_after").orElse(0.0),
        Math.round(written.number("bytes").orElse(0.0)),
        written.text("why").orElse(""),
        companions);
  }
}
