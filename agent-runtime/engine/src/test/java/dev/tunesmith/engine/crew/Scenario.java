package dev.tunesmith.engine.crew;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.engine.practice.PracticeServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A database with its traffic, drawn from a seed, in which something is wrong, and what would be no
 * fault to touch nor to name.
 */
interface Scenario {

  /** All of them: who adds one writes its class and a line here. */
  static List<Scenario> drawn(long seed) {
    return Stream.<Function<Drawn, Scenario>>of(
            EachRowAsked::new,
            RowByRow::new,
            CrossedTransfers::new,
            HotRow::new,
            SameReport::new,
            MistypedReference::new,
            DayAsText::new,
            Healthy::new)
        .map(scenario -> scenario.apply(new Drawn(new Random(seed))))
        .toList();
  }

  /**
   * Something that is wrong.
   *
   * @param subject what the issue about it is about
   * @param gain how much faster the best known repair makes it, at least; 0 where only whoever
   *     wrote the application can mend it, and it is to be named
   */
  record Planted(IssueKind kind, String subject, double gain) {}

  /** Names, places and sizes. */
  record Drawn(String parent, String child, int parents, int keys, Random random) {

    private static final List<String> PARENTS =
        List.of("orders", "trips", "invoices", "courses", "shipments", "accounts");
    private static final List<String> CHILDREN =
        List.of("lines", "stops", "positions", "lessons", "parcels", "entries");

    Drawn(Random random) {
      this(
          PARENTS.get(random.nextInt(PARENTS.size())),
          CHILDREN.get(random.nextInt(CHILDREN.size())),
          1_000 + random.nextInt(2_000),
          20 + random.nextInt(40),
          random);
    }

    /**
     * A script in which {@code parent}, {@code child}, {@code :parents} and {@code :keys} stand.
     */
    String fill(String text) {
      return text.replace(":parents", Integer.toString(parents))
          .replace(":keys", Integer.toString(keys))
          .replace("parent", parent)
          .replace("child", child);
    }
  }

  /** What it is called. */
  default String name() {
    return getClass().getSimpleName();
  }

  Drawn drawn();

  String schema();

  /** The application at work, seen by the server's log. */
  void play(PracticeServer server) throws SQLException;

  List<Planted> planted();

  /** The subjects of issues that nobody should find. */
  Set<String> decoys();
}
