package dev.tunesmith.advisor.playbook;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.crew.Routing;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses among advice: the best that is allowed and was not tried. Where combinations are allowed
 * and indexes on one table have failed alone, it is joined by the best one on another table: a join
 * may need both. An issue about several indexes is settled for all of them at once.
 */
final class Choice {

  private final Case task;

  Choice(Case task) {
    this.task = task;
  }

  /** One advice, several that belong together, or none. */
  List<Advice> from(List<Advice> advice) {
    List<Advice> beyond = suggestedBeyond(advice);
    if (waitsForAPair(advice) && beyond.isEmpty()) {
      return List.of();
    }
    List<Advice> left =
        Stream.concat(waitsForAPair(advice) ? Stream.of() : advice.stream(), beyond.stream())
            .filter(each -> task.remit().open().containsAll(each.kinds()))
            .filter(each -> !isForbidden(each))
            .filter(this::isOwnOrSuggested)
            .filter(each -> !wasTried(each))
            .sorted(Comparator.comparing(each -> !isSuggested(each)))
            .toList();
    if (left.isEmpty()) {
      return List.of();
    }
    boolean isAboutSeveral = task.issue().subject().indexes().size() > 1;
    return isAboutSeveral ? left : partner(left).orElse(left.subList(0, 1));
  }

  /**
   * Whether the best advice is a pair that may be tried on the next level: less would do little.
   */
  boolean waitsForAPair(List<Advice> advice) {
    return !advice.isEmpty()
        && !advice.get(0).companions().isEmpty()
        && task.remit().level().compareTo(Level.PEER_CONSULTATION) < 0
        && !task.remit().open().contains(RemedyKind.COMBINATION);
  }

  boolean isForbidden(Advice advice) {
    return advice.remedies().stream()
        .anyMatch(remedy -> task.remit().forbidding(remedy).isPresent());
  }

  /** What no skill of its own covers, the worker tries only where a peer who knows says so. */
  private boolean isOwnOrSuggested(Advice advice) {
    RemedyKind kind = advice.remedy().kind();
    return !kind.equals(RemedyKind.SESSION_SETTING)
        || Routing.knowsAbout(task.worker(), kind)
        || isSuggested(advice);
  }

  /**
   * What is suggested and the advisor did not think of. Nobody foresaw how much it saves; a half is
   * said, and measured.
   */
  private List<Advice> suggestedBeyond(List<Advice> advice) {
    return task.guidance().stream()
        .filter(guidance -> guidance.suggested().size() == 1)
        .map(said -> new Advice(said.suggested().get(0), 2, 1, 0, ""))
        .filter(each -> advice.stream().noneMatch(known -> isSame(known, each)))
        .filter(each -> task.remit().open().containsAll(each.kinds()))
        .filter(each -> !isForbidden(each) && !wasTried(each))
        .toList();
  }

  private static boolean isSame(Advice one, Advice other) {
    return one.remedy().identity().equals(other.remedy().identity());
  }

  private boolean isSuggested(Advice advice) {
    return task.guidance().stream()
        .flatMap(guidance -> guidance.suggested().stream())
        .map(Remedy::identity)
        .anyMatch(advice.remedy().identity()::equals);
  }

  boolean wasTried(Advice advice) {
    return wasTried(advice.remedies());
  }

  private Optional<List<Advice>> partner(List<Advice> left) {
    boolean mayCombine =
        task.remit().level().compareTo(Level.PEER_CONSULTATION) >= 0
            && task.remit().open().contains(RemedyKind.COMBINATION)
            && left.get(0).remedy().kind().equals(RemedyKind.CREATE_INDEX)
            && !task.tried().isEmpty();
    Advice best = left.get(0);
    return mayCombine
        ? Stream.concat(left.stream(), failedIndexes())
            .filter(other -> other.remedy().kind().equals(RemedyKind.CREATE_INDEX))
            .filter(other -> Collections.disjoint(other.remedy().tables(), best.remedy().tables()))
            .filter(other -> !wasTried(List.of(best.remedy(), other.remedy())))
            .findFirst()
            .map(other -> List.of(best, other))
        : Optional.empty();
  }

  private Stream<Advice> failedIndexes() {
    return task.tried().stream()
        .filter(attempt -> attempt.remedies().size() == 1)
        .map(attempt -> attempt.remedies().get(0))
        .filter(remedy -> remedy.kind().equals(RemedyKind.CREATE_INDEX))
        .map(remedy -> new Advice(remedy, 0, 0, 0, "Alone, " + remedy.summary() + " failed."));
  }

  private boolean wasTried(List<Remedy> remedies) {
    List<Object> wanted = identities(remedies);
    return task.tried().stream()
        .map(attempt -> identities(attempt.remedies()))
        .anyMatch(tried -> tried.size() == wanted.size() && tried.containsAll(wanted));
  }

  private static List<Object> identities(List<Remedy> remedies) {
    return remedies.stream().map(Remedy::identity).toList();
  }
}
