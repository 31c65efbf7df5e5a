package dev.tunesmith.core.crew;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillSource.Origin;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the owner of an issue by declared competence. An earlier topic of the issue's kind beats a
 * later one; for one topic a user's skill beats a built-in one, wherever it speaks of it; then the
 * challenge table beats the activation signals, these beat tags, these the description; then the id
 * decides.
 */
public final class Routing {

  private final List<Skill> candidates;

  /** Routes among the agents of a crew; the core skills own no issue. */
  public Routing(Crew crew) {
    this.candidates = crew.agents().stream().filter(Routing::mayOwn).toList();
  }

  private static boolean mayOwn(Skill skill) {
    return !skill.id().value().startsWith("core.");
  }

  /** Whether what an item of a skill says can bring the skill an issue. */
  public static boolean listensTo(Skill skill, ContractItem item) {
    return mayOwn(skill)
        && (placeOf(item) != Place.ELSEWHERE || item.kind() == ContractItem.Kind.TAG)
        && IssueKind.OWNED.stream()
            .flatMap(kind -> kind.topics().stream())
            .anyMatch(topic -> speaksOf(item.text(), topic));
  }

  /** All words by which issues and remedies find who knows about them. */
  public static List<String> topics() {
    return Stream.concat(
            IssueKind.OWNED.stream().flatMap(kind -> kind.topics().stream()),
            RemedyKinds.BUILT_IN.all().stream().flatMap(kind -> kind.topics().stream()))
        .distinct()
        .toList();
  }

  /** Whether words can bring whoever says them an issue, or a question. */
  public static boolean isHeard(String words) {
    return topics().stream().anyMatch(topic -> speaksOf(words, topic));
  }

  /** Whether a skill declares something that can bring it slow statements. */
  public static boolean mayOwnStatements(Skill skill) {
    return mayOwn(skill)
        && Stream.of(IssueKind.SLOW_QUERY, IssueKind.SLOW_WRITE)
            .anyMatch(kind -> claims(skill, kind).findAny().isPresent());
  }

  /** Whether a skill declares to know about remedies of that kind. */
  public static boolean knowsAbout(Skill skill, RemedyKind kind) {
    return kind.topics().stream().anyMatch(topic -> claims(skill, topic, 0).findAny().isPresent());
  }

  /** The owner of issues of that kind, or empty if nobody declares to know about it. */
  public Optional<Assignment> ownerOf(IssueKind kind) {
    return best(kind).stream().min(Claim.FIRST_OWNS).map(Claim::assignment);
  }

  /** All who declare to know about issues of that kind, each by its best claim; the owner first. */
  public List<Assignment> claimants(IssueKind kind) {
    return best(kind).stream().sorted(Claim.FIRST_OWNS).map(Claim::assignment).toList();
  }

  /** Those whose claim is as good as the owner's, so that only their names decided. */
  List<SkillId> tiedOver(IssueKind kind) {
    List<Claim> claims = best(kind).stream().sorted(Claim.FIRST_OWNS).toList();
    return claims.stream()
        .skip(1)
        .filter(claim -> Claim.BETTER.compare(claim, claims.get(0)) == 0)
        .map(Claim::owner)
        .toList();
  }

  private List<Claim> best(IssueKind kind) {
    return candidates.stream()
        .flatMap(skill -> claims(skill, kind).min(Claim.FIRST_OWNS).stream())
        .toList();
  }

  private static Stream<Claim> claims(Skill skill, IssueKind kind) {
    List<String> topics = kind.topics();
    return Stream.iterate(0, rank -> rank < topics.size(), rank -> rank + 1)
        .flatMap(rank -> claims(skill, topics.get(rank), rank));
  }

  private static Stream<Claim> claims(Skill skill, String topic, int rank) {
    Stream<Claim> items =
        skill.contract().items().stream()
            .filter(item -> placeOf(item) != Place.ELSEWHERE && speaksOf(item.text(), topic))
            .map(item -> claim(skill, rank, placeOf(item), item.text()));
    Stream<Claim> tags =
        skill.declaration().tags().stream()
            .filter(tag -> speaksOf(tag, topic))
            .map(tag -> claim(skill, rank, Place.TAG, tag));
    Stream<Claim> description =
        Stream.of(skill.identity().description())
            .filter(text -> speaksOf(text, topic))
            .map(text -> claim(skill, rank, Place.DESCRIPTION, topic));
    return Stream.of(items, tags, description).flatMap(each -> each);
  }

  private static Claim claim(Skill skill, int rank, Place place, String words) {
    String why = place.words + " says '" + words + "'";
    return new Claim(skill.id(), rank, place, skill.source().origin(), why);
  }

  private static Place placeOf(ContractItem item) {
    return switch (item.kind()) {
      case CHALLENGE -> Place.CHALLENGE_TABLE;
      case ACTIVATION_SIGNAL -> Place.ACTIVATION_SIGNAL;
      default -> Place.ELSEWHERE;
    };
  }

  private static boolean speaksOf(String text, String topic) {
    return normal(text).contains(normal(topic));
  }

  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").replace("indexes", "index");
  }

  private record Claim(SkillId owner, int topicRank, Place place, Origin origin, String why) {

    static final Comparator<Claim> BETTER =
        Comparator.comparingInt(Claim::topicRank)
            .thenComparing(Claim::origin)
            .thenComparing(Claim::place);
    static final Comparator<Claim> FIRST_OWNS = BETTER.thenComparing(Claim::owner);

    Assignment assignment() {
      return new Assignment(owner, why);
    }
  }

  private enum Place {
    CHALLENGE_TABLE("its challenge table"),
    ACTIVATION_SIGNAL("its activation signals"),
    TAG("its tags"),
    DESCRIPTION("its description"),
    ELSEWHERE("");

    private final String words;

    Place(String words) {
      this.words = words;
    }
  }
}
