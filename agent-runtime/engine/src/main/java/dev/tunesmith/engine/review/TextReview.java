package dev.tunesmith.engine.review;

import dev.tunesmith.advisor.review.DesignReview;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Reviewed;
import dev.tunesmith.core.review.Severity;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sandbox.DefinedSchema;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.review.ReadScript.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What SQL texts show without a database. Nothing of it is measured. */
public final class TextReview {

  private static final EvidenceId SCHEMA = EvidenceId.of(1);

  private final List<ReadScript> scripts;
  private final Map<EvidenceId, Query> statements = new LinkedHashMap<>();
  private final Map<EvidenceId, Place> places = new LinkedHashMap<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final Crew crew;
  private int tables;

  private TextReview(List<ReadScript> scripts, Crew crew) {
    this.scripts = scripts;
    this.crew = crew;
  }

  /**
   * Reviews files in which tables are defined and statements asked, in any order.
   *
   * @param crew whose files say what weighs more, and who is to look after it
   * @throws InvalidInputException if a file cannot be read, or holds no SQL
   */
  public static TextReview of(List<Path> files, Crew crew) {
    TextReview review = new TextReview(files.stream().map(ReadScript::in).toList(), crew);
    review.number();
    review.find();
    review.findings.sort(Comparator.comparing(Diagnostic::file).thenComparing(Diagnostic::line));
    return review;
  }

  private void number() {
    for (ReadScript script : scripts) {
      for (Query query : script.script().statements()) {
        EvidenceId fact = EvidenceId.of(statements.size() + 2L);
        statements.put(fact, query);
        places.put(fact, script.at(query.line()));
      }
      script
          .script()
          .leftOut()
          .forEach(
              each ->
                  findings.add(
                      unread(script.at(each.line()), Diagnostic.Severity.WARNING, each.reason())));
    }
    if (statements.isEmpty() && definitions().isEmpty() && findings.isEmpty()) {
      throw new InvalidInputException("there is no statement of SQL in what was named");
    }
  }

  private List<Definition> definitions() {
    return scripts.stream()
        .flatMap(script -> script.definitions().stream().map(each -> Definition.of(script, each)))
        .toList();
  }

  private void find() {
    List<Definition> definitions = definitions();
    DefinedSchema defined =
        DefinedSchema.of(definitions.stream().map(Definition::statement).toList());
    defined
        .refused()
        .forEach(
            each ->
                findings.add(
                    unread(
                        definitions.get(each.number()).place(),
                        Diagnostic.Severity.INFO,
                        each.why())));
    tables = defined.schema().tables().size();
    List<Remark> remarks = DesignReview.ofTexts(defined.schema(), SCHEMA, statements);
    Reviewed.by(crew, remarks).forEach(each -> findings.add(finding(each, definitions)));
  }

  private static Diagnostic unread(Place place, Diagnostic.Severity severity, String why) {
    return new Diagnostic(place.file(), place.line(), null, severity, "not-read", why, null);
  }

  private Diagnostic finding(Reviewed reviewed, List<Definition> definitions) {
    Remark remark = reviewed.remark();
    Place place =
        Optional.ofNullable(places.get(remark.evidence().get(0)))
            .or(() -> Definition.of(remark.place(), definitions))
            .orElseGet(() -> scripts.get(0).at(0));
    String asked =
        reviewed.askedBy().isEmpty() ? "" : "; asked by " + String.join(", ", reviewed.askedBy());
    return new Diagnostic(
        place.file(),
        place.line(),
        null,
        severity(reviewed.severity()),
        remark.smell().code(),
        "%s: %s (unmeasured; for %s%s)"
            .formatted(remark.smell().title(), remark.seen(), reviewed.owner().owner(), asked),
        remark.smell().fix());
  }

  private static Diagnostic.Severity severity(Severity severity) {
    return switch (severity) {
      case HIGH -> Diagnostic.Severity.ERROR;
      case MEDIUM -> Diagnostic.Severity.WARNING;
      case LOW -> Diagnostic.Severity.INFO;
    };
  }

  /** What was found, by file and line: a high severity as an error, a low one as a note. */
  public List<Diagnostic> findings() {
    return List.copyOf(findings);
  }

  /** How many statements were read. */
  public int statements() {
    return statements.size();
  }

  /** How many tables the definitions make. */
  public int tables() {
    return tables;
  }

  /** What no text shows. */
  public List<Smell> unseen() {
    return Stream.of(Smell.values())
        .filter(smell -> DesignReview.unseenInTexts().contains(smell))
        .toList();
  }

  /** What the crew's files have done where there is no database. */
  public List<StandIn> standIns() {
    return StandIn.askedBy(crew);
  }
}
