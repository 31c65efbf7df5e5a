package dev.tunesmith.core.confirmation;

import dev.tunesmith.core.confirmation.SeenEffect.Planned;
import dev.tunesmith.core.issue.IssueId;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A remedy as it was seen on the target after it was handed over.
 *
 * @param remedy what it does, one line
 * @param why the finding, one sentence
 */
public record Confirmation(
    IssueId issue,
    String remedy,
    Sighting sighting,
    List<SeenEffect> effects,
    RemedyFinding finding,
    String why) {

  public Confirmation {
    effects = List.copyOf(effects);
  }

  private record Judgement(RemedyFinding finding, String why) {}

  /** Judges what was seen. */
  public static Confirmation of(
      IssueId issue, String remedy, Sighting sighting, List<SeenEffect> effects) {
    Judgement judged =
        switch (sighting.presence()) {
          case NOT_THERE -> new Judgement(RemedyFinding.NOT_CONFIRMED, "it is not there");
          case NOT_WHOLE ->
              new Judgement(
                  RemedyFinding.UNDO_ADVISED,
                  "it is not whole: it costs writes and serves no query; undo it, then apply it"
                      + " again");
          case UNKNOWN -> unseen(effects);
          case THERE -> there(sighting, effects);
        };
    return new Confirmation(issue, remedy, sighting, effects, judged.finding(), judged.why());
  }

  private static Judgement unseen(List<SeenEffect> effects) {
    return effects.stream().anyMatch(SeenEffect::isCounted)
        ? byTimes(effects)
        : new Judgement(
            RemedyFinding.NOT_CONFIRMED, "the database does not show whether it was carried out");
  }

  private static Judgement there(Sighting sighting, List<SeenEffect> effects) {
    String elsewhere = names(effects, effect -> effect.plan() == Planned.OTHERWISE);
    boolean served = effects.stream().anyMatch(effect -> effect.plan() == Planned.AS_FORESEEN);
    Long uses = sighting.uses();
    if (uses != null && uses == 0 && !served && !elsewhere.isEmpty()) {
      return new Judgement(
          RemedyFinding.UNDO_ADVISED,
          "it was never used, and " + elsewhere + " is planned without it: it only costs");
    }
    if (!elsewhere.isEmpty()) {
      return new Judgement(
          RemedyFinding.NOT_CONFIRMED, "it is there, but " + elsewhere + " is planned otherwise");
    }
    return byTimes(effects);
  }

  private static Judgement byTimes(List<SeenEffect> effects) {
    String slower = names(effects, SeenEffect::isSlower);
    if (!slower.isEmpty()) {
      return new Judgement(
          RemedyFinding.UNDO_ADVISED, slower + " is slower than before; undo it, or look why");
    }
    String unmoved = names(effects, effect -> effect.isCounted() && !effect.isFaster());
    if (!unmoved.isEmpty()) {
      return new Judgement(
          RemedyFinding.NOT_CONFIRMED, unmoved + " is not as much faster as was foreseen");
    }
    return new Judgement(RemedyFinding.CONFIRMED, confirmed(effects));
  }

  private static String confirmed(List<SeenEffect> effects) {
    if (effects.isEmpty()) {
      return "it is there";
    }
    return effects.stream().anyMatch(SeenEffect::isCounted)
        ? "it works as foreseen"
        : "it is planned as foreseen; how long runs take now is not known";
  }

  private static String names(List<SeenEffect> effects, Predicate<SeenEffect> of) {
    return effects.stream()
        .filter(of)
        .map(effect -> effect.query().value())
        .collect(Collectors.joining(", "));
  }
}
