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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the owner of an issue by declared competence. An earlier topic of the issue's kind beats a
 * later one; for one topic a user's skill beats a built-in one, wherever it speaks of it; then the
 * challenge table beats the activation signals, these beat tags, these the description; then the id
 * decides.
 */
public final class Routing {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

  private final List<Candidate> candidates;

  /** Routes among the agents of a crew; the core skills own no issue. */
  public Routing(Crew crew) {
    this.candidates = crew.agents().stream().filter(Routing::mayOwn).map(Candidate::of).toList();
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
            .anyMatch(topic -> normal(item.text()).contains(normal(topic)));
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
    return topics().stream().anyMatch(topic -> normal(words).contains(normal(topic)));
  }

  /** Whether a skill declares something that can bring it slow statements. */
  public static boolean mayOwnStatements(Skill skill) {
    Candidate candidate = Candidate.of(skill);
    return mayOwn(skill)
        && Stream.of(IssueKind.SLOW_QUERY, IssueKind.SLOW_WRITE)
            .anyMatch(kind -> candidate.claims(kind).findAny().isPresent());
  }

  /** Whether a skill declares to know about remedies of that kind. */
  public static boolean knowsAbout(Skill skill, RemedyKind kind) {
    Candidate candidate = Candidate.of(skill);
    return kind.topics().stream()
        .anyMatch(topic -> candidate.claims(topic, 0).findAny().isPresent());
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
        .flatMap(candidate -> candidate.claims(kind).min(Claim.FIRST_OWNS).stream())
        .toList();
  }

  /** A skill with all that it says about what it knows, read once. */
  private record Candidate(Skill skill, List<Saying> sayings) {

    static Candidate of(Skill skill) {
      Stream<Saying> items =
          skill.claims().stream().map(item -> Saying.of(item.text(), placeOf(item)));
      Stream<Saying> tags =
          skill.declaration().tags().stream().map(tag -> Saying.of(tag, Place.TAG));
      Saying description = Saying.of(skill.identity().description(), Place.DESCRIPTION);
      return new Candidate(
          skill, Stream.of(items, tags, Stream.of(description)).flatMap(each -> each).toList());
    }

    Stream<Claim> claims(IssueKind kind) {
      List<String> topics = kind.topics();
      return Stream.iterate(0, rank -> rank < topics.size(), rank -> rank + 1)
          .flatMap(rank -> claims(topics.get(rank), rank));
    }

    Stream<Claim> claims(String topic, int rank) {
      String words = normal(topic);
      return sayings.stream()
          .filter(saying -> saying.words().contains(words))
          .map(saying -> claim(rank, saying, topic));
    }

    private Claim claim(int rank, Saying saying, String topic) {
      String said = saying.place() == Place.DESCRIPTION ? topic : saying.text();
      String why = saying.place().words + " says '" + said + "'";
      return new Claim(skill.id(), rank, saying.place(), skill.source().origin(), why);
    }
  }

  private record Saying(String text, String words, Place place) {

    static Saying of(String text, Place place) {
      return new Saying(text, normal(text), place);
    }
  }

  private static Place placeOf(ContractItem item) {
    return switch (item.kind()) {
      case CHALLENGE -> Place.CHALLENGE_TABLE;
      case ACTIVATION_SIGNAL -> Place.ACTIVATION_SIGNAL;
      default -> Place.ELSEWHERE;
    };
  }

  private static String normal(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return BETWEEN_WORDS.matcher(lower).replaceAll(" ").replace("indexes", "index");
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
