package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.statement.Predicate;
import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.advisor.statement.TableUse.Reach;
import dev.tunesmith.advisor.statement.Term;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexKey.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The orders of keys that could serve one use of a table: what is compared with one value first,
 * more selective first, then the wanted order or one range.
 */
final class KeyOrders {

  private static final int MOST_KEYS = 5;
  private static final String DOWNWARDS = Direction.DESCENDING.words();
  private static final int MOST_RANGES = 2;

  private final TableUse use;
  private final List<Term> points;
  private final List<Term> severalPoints;
  private final List<Predicate> ranges;
  private final List<IndexKey> order;
  private final Set<KeyOrder> found = new LinkedHashSet<>();

  private KeyOrders(TableUse use, List<Predicate> predicates, PredicateShares shares) {
    this.use = use;
    List<Predicate> ordered =
        predicates.stream()
            .sorted(
                Comparator.<Predicate>comparingDouble(
                        p -> shares.ofTerm(use.table(), p, predicates))
                    .thenComparing(p -> p.term().text()))
            .toList();
    this.points = terms(ordered, Predicate.Use.POINT);
    this.severalPoints = terms(ordered, Predicate.Use.POINTS);
    this.ranges = ofDifferentTerms(ordered);
    this.order = withoutPoints(use.order());
  }

  private static List<Term> terms(List<Predicate> predicates, Predicate.Use use) {
    return predicates.stream()
        .filter(predicate -> predicate.kind().use() == use)
        .map(Predicate::term)
        .distinct()
        .toList();
  }

  private static List<Predicate> ofDifferentTerms(List<Predicate> predicates) {
    Set<Term> terms = new LinkedHashSet<>();
    return predicates.stream()
        .filter(predicate -> predicate.kind().use() == Predicate.Use.INTERVAL)
        .filter(predicate -> terms.add(predicate.term()))
        .limit(MOST_RANGES)
        .toList();
  }

  private List<IndexKey> withoutPoints(List<TableUse.SortKey> keys) {
    return forwards(keys.stream().filter(key -> !points.contains(key.term())));
  }

  // A B-tree is read in both directions, so only a change of direction within the keys matters.
  private static List<IndexKey> forwards(Stream<TableUse.SortKey> keys) {
    List<IndexKey> directed = keys.map(key -> key.term().key().in(key.direction())).toList();
    boolean allDown =
        directed.stream().allMatch(key -> key.direction().words().startsWith(DOWNWARDS));
    return allDown
        ? directed.stream().map(key -> key.in(key.direction().reversed())).toList()
        : directed;
  }

  /** The orders that serve {@code use} where only {@code predicates} are left to be served. */
  static List<KeyOrder> of(TableUse use, List<Predicate> predicates, PredicateShares shares) {
    KeyOrders orders = new KeyOrders(use, predicates, shares);
    orders.collect();
    return List.copyOf(orders.found);
  }

  private void collect() {
    add(points, order, "the wanted order");
    ranges.forEach(range -> addRange(allPoints(), range));
    add(allPoints(), List.of(), "");
    if (!allPoints().isEmpty()) {
      add(allPoints().subList(0, 1), List.of(), "");
    }
    addSorts();
    addGroups();
    use.joins().forEach(this::addJoin);
    if (use.reach() == Reach.FIRST_ROWS) {
      add(List.of(), order, "the wanted order");
    }
  }

  private void addRange(List<Term> front, Predicate range) {
    String purpose = "the range of " + range.term().text();
    IndexKey key = range.term().key();
    add(front, List.of(key), purpose);
    String prefixClass = AccessMethods.prefixClass(range.term(), use.table());
    if (range.kind() == Predicate.Kind.PREFIX && prefixClass != null) {
      add(front, List.of(key.with(prefixClass)), "the prefix of " + range.term().text());
    }
  }

  private void addSorts() {
    for (List<TableUse.SortKey> sort : use.sorts()) {
      List<IndexKey> keys = withoutPoints(sort);
      add(points, keys, "the order within groups");
      add(List.of(), forwards(sort.stream()), "the order within groups");
    }
  }

  private void addGroups() {
    List<Term> front = new ArrayList<>(points);
    front.addAll(use.groups());
    use.extremes().forEach(term -> add(front, keys(List.of(term)), "the extreme value"));
    if (!use.groups().isEmpty()) {
      add(points, keys(use.groups()), "the groups");
    }
  }

  private void addJoin(Term join) {
    List<Term> joined = new ArrayList<>(List.of(join));
    add(joined, List.of(), "");
    if (use.reach() == Reach.FIRST_ROWS) {
      add(joined, order, "the wanted order");
    }
    joined.addAll(points);
    add(joined, List.of(), "");
    if (use.reach() == Reach.FIRST_ROWS) {
      add(joined, order, "the wanted order");
    }
    use.extremes().forEach(term -> add(joined, keys(List.of(term)), "the extreme value"));
    List<Term> behind = new ArrayList<>(points);
    behind.add(join);
    add(behind, List.of(), "");
    ranges.stream().limit(1).forEach(range -> addRange(joined, range));
  }

  private List<Term> allPoints() {
    List<Term> all = new ArrayList<>(points);
    all.addAll(severalPoints);
    return all;
  }

  private static List<IndexKey> keys(List<Term> terms) {
    return terms.stream().map(Term::key).toList();
  }

  private void add(List<Term> front, List<IndexKey> back, String purpose) {
    List<IndexKey> keys = new ArrayList<>();
    Set<String> texts = new LinkedHashSet<>();
    front.stream().map(Term::key).filter(key -> texts.add(key.text())).forEach(keys::add);
    int interchangeable = keys.size();
    back.stream().filter(key -> texts.add(key.text())).forEach(keys::add);
    if (keys.isEmpty()) {
      return;
    }
    List<IndexKey> kept = keys.subList(0, Math.min(MOST_KEYS, keys.size()));
    found.add(
        new KeyOrder(kept, Math.min(interchangeable, kept.size()), reason(front, back, purpose)));
  }

  private static String reason(List<Term> front, List<IndexKey> back, String purpose) {
    String equal =
        front.stream()
            .map(Term::text)
            .distinct()
            .collect(Collectors.joining(", ", "equality on ", ""));
    if (back.isEmpty()) {
      return equal;
    }
    return front.isEmpty() ? purpose : equal + ", then " + purpose;
  }
}
