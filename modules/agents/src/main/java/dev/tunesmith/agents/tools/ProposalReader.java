package dev.tunesmith.agents.tools;

import dev.tunesmith.agents.masking.Spotlight;
import dev.tunesmith.agents.masking.WithheldLiterals;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.core.remedy.UnreadableRemedyException;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a model's proposal and refuses what it may not say. */
public final class ProposalReader {
  private static final int MAX_REMEDIES = 8;
  private static final int MAX_CAUSE = 2_000;

  private final Case task;
  private final Schema schema;
  private final WithheldLiterals literals;
  private final SqlFields sql;

  public ProposalReader(Case task, Schema schema, WithheldLiterals literals, SqlReader reader) {
    this.task = task;
    this.schema = schema;
    this.literals = literals;
    this.sql = new SqlFields(reader);
  }

  /** What a written proposal turned out to be. */
  public sealed interface Reading {
    record Proposed(Proposal proposal) implements Reading {
      @Override
      public <T> T match(Function<Proposal, T> proposed, Function<Unusable, T> unusable) {
        return proposed.apply(proposal);
      }
    }

    /** Tells the model what is wrong, in words of ours. */
    record Unusable(String code, String message) implements Reading {
      @Override
      public <T> T match(Function<Proposal, T> proposed, Function<Unusable, T> unusable) {
        return unusable.apply(this);
      }
    }

    /** The value for this reading. */
    <T> T match(Function<Proposal, T> proposed, Function<Unusable, T> unusable);
  }

  /**
   * Reads it.
   *
   * @param known what it may cite
   */
  public Reading read(Structure written, Set<EvidenceId> known) {
    try {
      onlyKnownWords(written);
      Proposal proposal =
          new Proposal(
              task.issue().id(),
              cause(written),
              remedies(written),
              gain(written),
              evidence(written, known));
      withinRemit(proposal);
      return new Reading.Proposed(proposal);
    } catch (UnreadableRemedyException e) {
      return new Reading.Unusable("remedy-unreadable", String.valueOf(e.getMessage()));
    } catch (UnusableProposalException e) {
      return new Reading.Unusable(e.code, e.message);
    }
  }

  /** What it says should be done that no remedy expresses, with the values that it names. */
  public Optional<String> advice(Structure written) {
    return written
        .text(ToolSchemas.ADVICE)
        .filter(words -> !words.isBlank())
        .map(words -> HiddenCharacters.shown(HiddenCharacters.cut(words.strip(), MAX_CAUSE)))
        .map(literals::restored);
  }

  private static void onlyKnownWords(Structure written) {
    written.given().fields().keySet().stream()
        .filter(word -> !ToolSchemas.OF_A_PROPOSAL.contains(word))
        .findFirst()
        .ifPresent(
            word -> {
              throw incomplete(
                  "a proposal has no '%s', only %s"
                      .formatted(
                          Spotlight.cut(word, 60), String.join(", ", ToolSchemas.OF_A_PROPOSAL)));
            });
  }

  private static String cause(Structure written) {
    String cause =
        written
            .text("root_cause")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> incomplete("root_cause must be a sentence or two"));
    return HiddenCharacters.onOneLine(HiddenCharacters.cut(cause.strip(), MAX_CAUSE));
  }

  private List<Remedy> remedies(Structure written) {
    List<Value> forms = written.sequence("remedies");
    if (forms.isEmpty() || forms.size() > MAX_REMEDIES) {
      throw incomplete("remedies must be an array of 1 to " + MAX_REMEDIES + " objects");
    }
    return forms.stream().map(this::remedy).toList();
  }

  private Remedy remedy(Value written) {
    Structure structure =
        written.asStructure().orElseThrow(() -> incomplete("each remedy must be an object"));
    return RemedyKinds.BUILT_IN.read(
        sql.checked(literals.putBack(structure)), schema, task.query());
  }

  private static double gain(Structure written) {
    return written
        .number("expected_gain")
        .filter(gain -> gain >= 0 && gain <= 1)
        .orElseThrow(() -> incomplete("expected_gain must be a number from 0 to 1"));
  }

  private static List<EvidenceId> evidence(Structure written, Set<EvidenceId> known) {
    List<EvidenceId> cited = new ArrayList<>();
    for (Value each : written.sequence("evidence")) {
      String id = each.asText().orElse("").strip();
      cited.add(
          known.stream()
              .filter(seen -> seen.value().equals(id))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UnusableProposalException(
                          "evidence-unknown",
                          "no evidence " + Spotlight.cut(id, 40) + " stands in this talk")));
    }
    if (cited.isEmpty()) {
      throw new UnusableProposalException(
          "proposal-without-evidence", "a proposal must cite the ids of its evidence");
    }
    return cited;
  }

  private void withinRemit(Proposal proposal) {
    if (!task.remit().allowed().contains(proposal.kind())) {
      throw new UnusableProposalException(
          "kind-not-allowed",
          proposal.kind().label()
              + " is not allowed at level "
              + task.remit().level().number()
              + "; give_up if nothing that is allowed would help");
    }
    proposal.remedies().stream()
        .flatMap(remedy -> task.remit().forbidding(remedy).stream())
        .findFirst()
        .ifPresent(
            rule -> {
              throw new UnusableProposalException(
                  "remedy-forbidden",
                  "your crew forbids " + rule.words() + "; give_up if nothing else would help");
            });
  }

  private static UnusableProposalException incomplete(String message) {
    return new UnusableProposalException("proposal-incomplete", message);
  }

  static final class UnusableProposalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String message;

    UnusableProposalException(String code, String message) {
      super(message);
      this.code = code;
      this.message = message;
    }
  }
}
