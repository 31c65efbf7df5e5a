package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.sql.FunctionRules;
import dev.tunesmith.database.sql.ParserWords;
import dev.tunesmith.proof.rewrite.ConditionWalk.Found;
import dev.tunesmith.proof.rewrite.SelectText.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;

/** Finds what the rules about single conditions and whole SELECTs make of a statement. */
final class Changes {

  private static final int MOST_STEPS = 3;
  private static final int MOST_CHANGES = 200;

  private static final List<ConditionRule> OF_CONDITIONS =
      List.of(
          new PlainNumber(),
          new PlainText(),
          new DefaultedColumn(),
          new Prefix(),
          new MemberOfArray(),
          new DayOfMoment(),
          new MovedTime(),
          new StretchOfMoment(),
          new StretchOfClock(),
          new YearAndMonth(),
          new EndsOfSpan(),
          new WrittenTime(),
          new CountedRows(),
          new NotInSubquery(),
          new CorrelatedAggregate(),
          new RowsBehind(),
          new KnownParent(),
          new ElementOfDocument());
  private static final List<SelectRule> OF_SELECTS =
      List.of(
          new FewValues(),
          new FirstOfGroup(),
          new FirstFewOfGroup(),
          new FirstFewOfJoinedGroup(),
          new FirstFewOfParent(),
          new FirstOfJoinedGroup(),
          new GroupsOfEachRow(),
          new EitherCondition(),
          new DeepPage(),
          new BestOfGroup(),
          new ValueOfEachRow(),
          new WindowOfRow(),
          new CountBesidePage(),
          new OnePass(),
          new IdleDistinct(),
          new IdleJoin(),
          new JoinedExtreme(),
          new IdleOrder(),
          new IdleGroups(),
          new JoinForExistence(),
          new EarlyGroups(),
          new PageOfGroups(),
          new CarriedRange(),
          new CheckedOrder(),
          new EarlyCondition(),
          new EachKeyAsked(),
          new ElementOfDocument());

  /**
   * A condition that a rule writes otherwise.
   *
   * @param company those that hold only together with it, itself included
   */
  private record Exchange(
      Span span, String text, Replacement replacement, Set<Replacement> company) {}

  private final Schema schema;

  Changes(Schema schema) {
    this.schema = schema;
  }

  /** What one step makes of a statement. */
  List<Change> of(String sql) {
    if (isVolatile(sql)) {
      return List.of();
    }
    return RowWrite.of(sql, schema)
        .map(write -> ofQuery(write.asked()).stream().flatMap(each -> within(write, each)).toList())
        .orElseGet(() -> ofQuery(sql));
  }

  private static Stream<Change> within(RowWrite write, Change change) {
    return write.saying(change.sql()).stream()
        .map(
            saying ->
                new Change(
                    saying.sql(),
                    change.rules(),
                    change.grounds().and(Grounds.proven(saying.conditions())),
                    change.tie(),
                    change.wants()));
  }

  private List<Change> ofQuery(String sql) {
    List<Change> asWritten = ofWords(sql);
    Set<List<RewriteRule>> rules =
        asWritten.stream().map(Change::rules).collect(Collectors.toSet());
    return Stream.concat(
            asWritten.stream(),
            PlainForm.of(sql, schema).stream()
                .flatMap(plain -> ofWords(plain).stream())
                .filter(change -> !rules.contains(change.rules())))
        .toList();
  }

  private List<Change> ofWords(String sql) {
    return SelectText.of(sql).stream()
        .flatMap(text -> Stream.concat(ofConditions(sql, text), ofSelects(sql, text)))
        .map(change -> change.within(written -> ParserWords.asIn(sql, written)))
        .toList();
  }

  /** What answers anew each time it is asked may be asked more or less often in other words. */
  private static boolean isVolatile(String sql) {
    List<String> words = SelectText.names(sql);
    return IntStream.range(1, words.size())
        .anyMatch(
            at -> words.get(at).equals("(") && FunctionRules.mayDifferEachTime(words.get(at - 1)));
  }

  private Stream<Change> ofSelects(String sql, SelectText text) {
    Select tree = text.tree();
    Stream<Change> whole =
        tree instanceof SetOperationList list
            ? Stream.of(
                    IdleUnion.of(list, schema),
                    GroupsOfSeveralKinds.of(list, schema),
                    PageOfUnion.of(list, schema))
                .flatMap(Optional::stream)
            : tree instanceof PlainSelect select && select.getWithItemsList() != null
                ? SinglePart.of(sql, select).stream()
                : Stream.empty();
    Stream<Change> ofParts =
        Stream.of(
                ConditionOfEveryUse.of(tree, schema),
                KeyOfEveryUse.of(tree, schema),
                PartOfEachUse.of(tree, schema),
                RepeatedPart.of(tree, schema))
            .flatMap(List::stream);
    return Stream.of(whole, ofParts, new SelectParts(tree, schema).changes(OF_SELECTS))
        .flatMap(changes -> changes);
  }

  /** What up to a few steps make of it, the shortest ways first. */
  List<Change> within(String sql) {
    Map<String, Change> found = new LinkedHashMap<>();
    List<Change> last = List.of(new Change(sql, List.of(), Grounds.proven(), null, List.of()));
    for (int step = 0; step < MOST_STEPS && found.size() < MOST_CHANGES; step++) {
      List<Change> next = new ArrayList<>();
      for (Change earlier : last) {
        of(earlier.sql()).stream()
            .map(change -> change.after(earlier))
            .filter(change -> !change.sql().equals(sql))
            .filter(change -> found.putIfAbsent(change.sql(), change) == null)
            .forEach(next::add);
      }
      last = next;
    }
    return List.copyOf(found.values());
  }

  private Stream<Change> ofConditions(String sql, SelectText text) {
    List<Exchange> all =
        ConditionWalk.of(text.tree(), schema).stream()
            .flatMap(found -> exchanges(found, text))
            .sorted(Comparator.comparingInt(exchange -> exchange.span().start()))
            .toList();
    List<Exchange> apart = apart(all);
    Set<List<Exchange>> choices = new LinkedHashSet<>();
    choices.add(apart);
    ruleSets(all).forEach(choices::add);
    return choices.stream().filter(chosen -> !chosen.isEmpty()).map(chosen -> change(sql, chosen));
  }

  /** Those that do not lie inside one another. */
  private static List<Exchange> apart(List<Exchange> sorted) {
    List<Exchange> apart = new ArrayList<>();
    int end = 0;
    for (Exchange exchange : sorted) {
      if (exchange.span().start() >= end) {
        apart.add(exchange);
        end = exchange.span().end();
      }
    }
    Set<Replacement> kept = apart.stream().map(Exchange::replacement).collect(Collectors.toSet());
    return apart.stream().filter(exchange -> kept.containsAll(exchange.company())).toList();
  }

  /** What each rule finds, without the others. */
  private static List<List<Exchange>> ruleSets(List<Exchange> all) {
    return all.stream()
        .map(exchange -> exchange.replacement().rule())
        .distinct()
        .map(
            rule ->
                apart(
                    all.stream()
                        .filter(exchange -> exchange.replacement().rule().equals(rule))
                        .toList()))
        .toList();
  }

  private static Change change(String sql, List<Exchange> chosen) {
    StringBuilder text = new StringBuilder(sql);
    Grounds grounds = Grounds.proven();
    for (int i = chosen.size() - 1; i >= 0; i--) {
      Span span = chosen.get(i).span();
      text.replace(span.start(), span.end(), chosen.get(i).text());
      grounds = chosen.get(i).replacement().grounds().and(grounds);
    }
    List<RewriteRule> rules =
        chosen.stream().map(exchange -> exchange.replacement().rule()).distinct().toList();
    return new Change(text.toString(), rules, grounds, null, List.of());
  }

  private static Stream<Exchange> exchanges(Found found, SelectText text) {
    List<Slot> conjuncts = found.slot().conjuncts();
    List<Slot> positives = found.slot().positives();
    List<Exchange> exchanges = new ArrayList<>();
    for (ConditionRule rule : OF_CONDITIONS) {
      Map<Slot, Replacement> together = rule.ofAll(conjuncts, found.scope());
      Set<Replacement> company = Set.copyOf(together.values());
      together.forEach((slot, other) -> add(slot, other, company, text, exchanges));
      positives.forEach(
          slot ->
              rule.of(slot.get(), found.scope())
                  .ifPresent(other -> add(slot, other, Set.of(other), text, exchanges)));
    }
    return exchanges.stream();
  }

  private static void add(
      Slot slot,
      Replacement replacement,
      Set<Replacement> company,
      SelectText text,
      List<Exchange> exchanges) {
    text.locate(slot)
        .map(span -> new Exchange(span, replacement.within(slot.around()), replacement, company))
        .ifPresent(exchanges::add);
  }
}
