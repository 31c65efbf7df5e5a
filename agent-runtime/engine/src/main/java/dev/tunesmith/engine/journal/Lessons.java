package dev.tunesmith.engine.journal;

import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.masking.Redaction;
import dev.tunesmith.agents.masking.WithheldLiterals;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.Issue.Subject.OfIndex;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Gates;
import dev.tunesmith.core.quality.Layer;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.remedy.UnreadableRemedyException;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.Recollection;
import dev.tunesmith.core.session.Recollection.Outcome;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.engine.order.WorkJournal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns attempts at one issue into lessons without values, and lessons back into remedies. */
public final class Lessons {
  private static final int MOST = 20;
  private static final int LONGEST = 4_000;
  private static final int STATEMENT = 600;
  private static final int WHY = 300;
  private static final int KNOWN = 5;
  private static final Duration FORGOTTEN = Duration.ofDays(30);

  /** What these say of a trial lies in the statement and its remedy, in nothing around them. */
  private static final Set<Layer> OF_THE_STATEMENT =
      EnumSet.of(Layer.OUTPUT_VERIFICATION, Layer.PROFILING_CHECK, Layer.INDEX_STRATEGY_CHECK);

  private final @Nullable Query query;
  private final Schema schema;
  private final WithheldLiterals literals = new WithheldLiterals(Disclosure.WITHHELD);
  private final String statement;
  private final Circumstances circumstances;

  /**
   * The lessons of an issue.
   *
   * @param query the statement it is about, or null where it is about something else
   * @param schema as it stands
   */
  public Lessons(Issue issue, @Nullable Query query, Schema schema, SessionState state) {
    this.query = query;
    this.schema = schema;
    this.statement = literals.withheld(query == null ? issue.title() : query.sql());
    if (query != null) {
      literals.learn(query.sql());
    }
    Optional<Plan> plan =
        state.current().stream()
            .filter(each -> each.query().equals(issue.query()))
            .map(Measurement::plan)
            .findFirst();
    String server =
        state
            .latest(SchemaRead.class)
            .map(read -> read.server().replaceAll("\\..*", ""))
            .orElse("");
    this.circumstances =
        Circumstances.of(
            statement,
            plan.map(Lessons::shape).orElse(""),
            schema.tables().stream()
                .filter(table -> isConcerned(table, issue, plan))
                .map(Lessons::shape)
                .sorted()
                .collect(Collectors.joining("; ", server + ": ", "")));
  }

  private static boolean isConcerned(Table table, Issue issue, Optional<Plan> plan) {
    return plan.filter(each -> each.touches(table.name())).isPresent()
        || issue.subject().indexes().stream().map(OfIndex::table).anyMatch(table.name()::equals);
  }

  private static String shape(Table table) {
    String columns =
        table.columns().stream()
            .map(column -> column.name() + " " + column.type())
            .collect(Collectors.joining(","));
    String indexes =
        table.indexes().stream()
            .map(Index::shape)
            .map(Object::toString)
            .sorted()
            .collect(Collectors.joining(","));
    return table.name() + " (" + columns + ") " + indexes + " " + magnitude((double) table.rows());
  }

  /** The steps with their magnitudes: what a rare value is found by may be refused for another. */
  private static String shape(Plan plan) {
    return plan.root()
        .walk()
        .map(node -> magnitude(node.estimate().rows()))
        .collect(Collectors.joining(" ", plan.shape().text() + " ", ""));
  }

  private static String magnitude(double rows) {
    return "10^" + Math.round(Math.log10(rows + 1));
  }

  /** The lesson of an attempt; empty where it shows nothing, or cannot be told without a value. */
  public Optional<Lesson> of(IssueFile.Attempt attempt, String session, Instant at) {
    if (attempt.proposal() == null || attempt.trial() == null || attempt.reports().isEmpty()) {
      return Optional.empty();
    }
    List<GateReport> refusals = attempt.reports().stream().filter(GateReport::hasFailed).toList();
    boolean isRefused = refusals.stream().anyMatch(Lessons::liesInTheRemedy);
    boolean isOfToday = !isRefused || attempt.trial().isUndecided();
    if (!refusals.isEmpty() && isOfToday) {
      return Optional.empty();
    }
    List<Structure> remedies =
        attempt.proposal().remedies().stream().map(Remedy::written).map(this::withheld).toList();
    String why =
        isRefused
            ? refusals.stream().map(GateReport::text).collect(Collectors.joining("; "))
            : attempt.trial().subjectComparison().map(each -> each.words()).orElse("it passed");
    return areFitToKeep(remedies)
        ? Optional.of(
            new Lesson(
                session,
                at,
                circumstances,
                Redaction.ofWords(statement, STATEMENT),
                remedies,
                isRefused ? Outcome.REFUSED : Outcome.PROVEN,
                Redaction.ofData(literals.withheld(why), WHY)))
        : Optional.empty();
  }

  private static boolean liesInTheRemedy(GateReport report) {
    return OF_THE_STATEMENT.contains(report.layer())
        && !Gates.isForTheSakeOfOthers(report)
        && !Gates.isUpToAPerson(report);
  }

  /** The name of a new index is ours, and may be taken elsewhere. */
  private Structure withheld(Structure written) {
    boolean isNew =
        written.text("kind").filter(RemedyKind.CREATE_INDEX.label()::equals).isPresent();
    Map<String, Value> fields = new LinkedHashMap<>(written.fields());
    if (isNew) {
      fields.remove("name");
    }
    return (Structure)
        new Structure(fields)
            .match(
                new Value.Change() {
                  @Override
                  public Value of(Value.Text text) {
                    return new Value.Text(literals.withheld(text.text()));
                  }
                });
  }

  private static boolean areFitToKeep(List<Structure> remedies) {
    String text = remedies.toString();
    return text.length() < LONGEST && Redaction.ofWords(text, LONGEST).equals(text);
  }

  /** What the journal knows of this issue that can be used here, the best proof first. */
  public List<Recollection> known(WorkJournal journal, Instant now) {
    Map<List<Structure>, Lesson> latest = new LinkedHashMap<>();
    journal.search(circumstances.statement() + " " + statement, MOST).stream()
        .flatMap(entry -> Lesson.in(entry, journal).stream())
        .filter(lesson -> appliesHere(lesson, now))
        .sorted(Comparator.comparing(Lesson::at))
        .forEach(lesson -> latest.put(lesson.remedies(), lesson));
    return latest.values().stream()
        .sorted(Comparator.comparing(Lesson::at).reversed())
        .flatMap(lesson -> recollection(lesson).stream())
        .limit(KNOWN)
        .toList();
  }

  private boolean appliesHere(Lesson lesson, Instant now) {
    boolean isTheSame = lesson.circumstances().equals(circumstances);
    return lesson.circumstances().statement().equals(circumstances.statement())
        && (lesson.outcome() == Outcome.PROVEN
            || (isTheSame && lesson.at().plus(FORGOTTEN).isAfter(now)));
  }

  private Optional<Recollection> recollection(Lesson lesson) {
    try {
      List<Remedy> remedies =
          lesson.remedies().stream()
              .map(literals::putBack)
              .map(written -> RemedyKinds.BUILT_IN.read(written, schema, query))
              .toList();
      String tried = remedies.stream().map(Remedy::summary).collect(Collectors.joining(" and "));
      String day = lesson.at().atZone(ZoneOffset.UTC).toLocalDate().toString();
      String outcome = lesson.outcome() == Outcome.PROVEN ? "proven" : "refused";
      boolean isOfUse =
          remedies.stream().allMatch(remedy -> isUsable(remedy, lesson))
              && !tried.contains("'withheld_");
      return isOfUse
          ? Optional.of(
              new Recollection(
                  remedies, lesson.outcome(), tried + ", " + outcome + " in a session of " + day))
          : Optional.empty();
    } catch (UnreadableRemedyException e) {
      return Optional.empty();
    }
  }

  private boolean isUsable(Remedy remedy, Lesson lesson) {
    return remedy.missingFrom(schema).isEmpty()
        && (lesson.outcome() == Outcome.REFUSED || remedy.alreadyIn(schema).isEmpty());
  }
}
